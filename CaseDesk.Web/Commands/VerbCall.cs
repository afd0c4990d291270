namespace CaseDesk.Web.Commands;

/// <summary>The arguments of a verb: words, <c>--flag</c> and <c>--option value</c>.</summary>
public sealed class VerbCall(string[] args)
{
    private static readonly string[] Flags = ["--json", "--password-stdin", "--again", "--dry-run"];

    public bool Has(string flag) => args.Contains(flag);

    public string? Option(string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>The first argument that is neither a flag nor an option's value.</summary>
    public string? Word
    {
        get
        {
            for (var at = 0; at < args.Length; at++)
            {
                if (!args[at].StartsWith("--", StringComparison.Ordinal))
                {
                    return args[at];
                }

                at += Flags.Contains(args[at]) ? 0 : 1;
            }

            return null;
        }
    }
}
