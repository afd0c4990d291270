namespace CaseDesk.Core.Users;

/// <summary>
/// Who acts or reads: a person (<see cref="CurrentUser"/>), the desk itself, or whoever commands its machine. Every service
/// takes one and decides from it; there is no other way to say "nobody".
/// </summary>
public abstract record Actor
{
    /// <summary>The desk by itself: its clock, its jobs, its own needs.</summary>
    public static readonly Actor System = new Unbound("system");

    /// <summary>Whoever may run a verb on the machine owns the desk; no account stands behind it.</summary>
    public static readonly Actor CommandLine = new Unbound("command");

    private protected Actor(string name) => Name = name;

    /// <summary>A person's name, <c>system</c> or <c>command</c>: so it stands in every record.</summary>
    public string Name { get; }

    /// <summary>The user id that a row keeps; null where no account stands behind the act. Nothing is compared with it: see <see cref="Is"/>.</summary>
    public virtual string? StoredId => null;

    public virtual bool May(Permission permission) => true;

    /// <summary>Whether this is that user; nobody is the user of a row that names none.</summary>
    public bool Is(string? userId) => userId is not null && userId == StoredId;

    /// <summary>Bound to no role.</summary>
    private sealed record Unbound : Actor
    {
        public Unbound(string name)
            : base(name)
        {
        }
    }
}
