namespace CaseDesk.Web.Commands;

/// <summary>The arguments of a verb as they were given: words, <c>--flag</c>, <c>--option value</c> or <c>--option=value</c>.</summary>
public sealed class VerbCall
{
    private const string JsonFlag = "--json";

    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public VerbCall(string[] args, VerbArguments known)
    {
        for (var at = 0; at < args.Length && Problem is null; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(args[at]);
            }
            else if (args[at] == JsonFlag || known.Flags.Contains(args[at]))
            {
                _flags.Add(args[at]);
            }
            else
            {
                at += AddOption(args[at].Split('=', 2), args.ElementAtOrDefault(at + 1), known);
            }
        }

        Problem ??= _words.Count > known.Words ? $"{_words[known.Words]} is one word too many." : null;
    }

    /// <summary>What is wrong with the call; null when nothing is.</summary>
    public string? Problem { get; private set; }

    public bool WantsJson => Has(JsonFlag);

    /// <summary>The first plain word.</summary>
    public string? Word => _words.FirstOrDefault();

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <returns>How many arguments its value took.</returns>
    private int AddOption(string[] parts, string? next, VerbArguments known)
    {
        if (!known.Options.Contains(parts[0]))
        {
            Problem = $"{parts[0]} is not known here.";
            return 0;
        }

        var value = parts is [_, var joined] ? joined : next;
        if (value is null || (parts.Length == 1 && value.StartsWith("--", StringComparison.Ordinal)))
        {
            Problem = $"{parts[0]} needs a value.";
            return 0;
        }

        _options[parts[0]] = value;
        return parts.Length == 1 ? 1 : 0;
    }
}
