namespace CaseDesk.Core.Spreadsheets;

/// <summary>Every text the desk writes into a spreadsheet passes here: what a program would run as a formula stays a text.</summary>
public static class InertCell
{
    /// <summary>The same text, with an apostrophe in front when it begins like a formula (also in full-width forms).</summary>
    public static string Of(string text)
    {
        var start = text.AsSpan().TrimStart(' ');
        return start is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;
    }
}
