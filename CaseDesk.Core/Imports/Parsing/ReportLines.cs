namespace CaseDesk.Core.Imports.Parsing;

/// <summary>The lines of a printed report. A form feed ends a page, and so a line; the end mark of DOS is none of the text.</summary>
internal static class ReportLines
{
    private const char FormFeed = '\f';
    private const char EndOfFile = '\u001A';

    public static IEnumerable<string> Of(TextReader text)
    {
        while (text.ReadLine() is { } read)
        {
            var line = read.Trim(FormFeed, EndOfFile);
            if (!line.Contains(FormFeed, StringComparison.Ordinal))
            {
                yield return line;
                continue;
            }

            foreach (var part in line.Split(FormFeed, StringSplitOptions.RemoveEmptyEntries))
            {
                yield return part;
            }
        }
    }

    /// <summary>A value of a line, without marks that a printer or DOS left in it.</summary>
    public static string Value(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return string.Concat(text.ToString().Where(kept => !char.IsControl(kept))).Trim();
            }
        }

        return text.ToString();
    }
}
