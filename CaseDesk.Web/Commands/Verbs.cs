namespace CaseDesk.Web.Commands;

/// <summary>The other things this program does besides serving (design.md 7).</summary>
public static class Verbs
{
    public static readonly IReadOnlyList<Verb> All = [new MaintenanceVerb(), new ImportVerb(), new CreateUserVerb(), new CheckVerb()];

    /// <summary>The verb that the first argument names; null starts the server.</summary>
    public static Verb? Find(string[] args) =>
        args is [var first, ..] ? All.FirstOrDefault(verb => verb.Name == first) ?? (first is "help" or "--help" or "-h" ? new HelpVerb() : null) : null;
}
