namespace CaseDesk.Web.Commands;

/// <summary>What a verb can be called with, besides <c>--help</c> and <c>--json</c>.</summary>
/// <param name="Flags">Those without a value, such as <c>--dry-run</c>.</param>
/// <param name="Options">Those with one, such as <c>--email</c>.</param>
/// <param name="Words">How many plain words it takes.</param>
public sealed record VerbArguments(string[] Flags, string[] Options, int Words)
{
    public static readonly VerbArguments None = new([], [], 0);
}
