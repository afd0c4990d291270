namespace CaseDesk.Core.Spreadsheets;

/// <summary>Finds what separates the fields of a CSV.</summary>
public static class CsvSeparator
{
    private const int Lines = 30;
    /// <summary>What may be one.</summary>
    public const string Candidates = ";,\t|";

    /// <summary>Whether this line has what may be one.</summary>
    public static bool IsIn(string line) => line.AsSpan().ContainsAny(Candidates);

    /// <summary>The character with which most titles are known, else the one that most of the first lines have equally often.</summary>
    /// <param name="start">The first lines of the text.</param>
    /// <param name="titles">How many titles are known among these rows.</param>
    /// <returns><c>;</c> when nothing separates anything.</returns>
    public static char Of(string start, Func<IEnumerable<SheetRow>, int> titles)
    {
        var best = Candidates.Select(separator => (Separator: separator, Titles: TitlesWith(separator))).MaxBy(found => found.Titles);
        return best.Titles > 1 ? best.Separator : MostAgreed(start);

        int TitlesWith(char separator)
        {
            try
            {
                return titles(SheetReader.ReadCsv(new StringReader(start), separator));
            }
            catch (SheetRefusedException)
            {
                return 0;
            }
        }
    }

    private static char MostAgreed(ReadOnlySpan<char> start)
    {
        var counts = Count(start);
        var best = (Score: 0, Separator: Candidates[0]);
        for (var candidate = 0; candidate < Candidates.Length; candidate++)
        {
            // Lines that agree on a number of fields speak for a separator; commas in a title, or in money, rarely agree.
            var score = counts.Select(line => line[candidate]).Where(count => count > 0).GroupBy(count => count)
                .Select(same => same.Count() * (same.Count() > 1 ? 4 : 1) + Math.Min(same.Key, 3)).DefaultIfEmpty(0).Max();
            if (score > best.Score)
            {
                best = (score, Candidates[candidate]);
            }
        }

        return best.Separator;
    }

    /// <summary>How often each candidate stands outside quotes, for each of the first lines that are not blank.</summary>
    private static List<int[]> Count(ReadOnlySpan<char> start)
    {
        var lines = new List<int[]>();
        var line = new int[Candidates.Length];
        var (quoted, blank) = (false, true);
        foreach (var character in start)
        {
            quoted ^= character == '"';
            if (quoted)
            {
                continue;
            }

            if (character == '\n')
            {
                if (!blank)
                {
                    lines.Add(line);
                    line = new int[Candidates.Length];
                }

                blank = true;
                if (lines.Count == Lines)
                {
                    return lines;
                }
            }
            else
            {
                blank &= char.IsWhiteSpace(character);
                if (Candidates.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at)
                {
                    line[at]++;
                }
            }
        }

        if (!blank)
        {
            lines.Add(line);
        }

        return lines;
    }
}
