using System.Collections.Immutable;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Where each value of a report line stands. The ruler under the titles says so; the constants are the fallback (domain.md 6.1).</summary>
internal sealed class ReportColumns
{
    private const int Count = 11;

    /// <summary>The titles as the report prints them.</summary>
    public static readonly IReadOnlyList<string> Titles =
        ["STATUS", "MATRICULA", "NOME", "CARGO", "FIN.", "ORGAO LANC.", "TOTAL", "PAGO", "VALOR", "ORGAO PAGTO", "CPF"];

    /// <summary>What each of them holds.</summary>
    public static readonly ImmutableArray<ListField> Fields =
    [
        ListField.Status, ListField.Enrollment, ListField.Name, ListField.Position, ListField.Fin, ListField.PostingDepartment,
        ListField.TotalInstallments, ListField.PaidInstallments, ListField.Amount, ListField.PayingDepartment, ListField.Cpf,
    ];

    public static readonly ReportColumns Usual =
        new([(0, 6), (7, 16), (17, 47), (48, 78), (79, 83), (84, 96), (97, 102), (103, 108), (109, 121), (122, 133), (134, 145)]);

    private readonly (int Start, int End)[] _spans;

    private ReportColumns((int, int)[] spans) => _spans = spans;

    public int End => _spans[^1].End;

    /// <summary>The spans of a ruler of <c>=</c> groups; null when the line is none.</summary>
    public static ReportColumns? FromRuler(string line)
    {
        if (!line.StartsWith("==", StringComparison.Ordinal) || line.AsSpan().TrimEnd().ContainsAnyExcept('=', ' '))
        {
            return null;
        }

        var spans = new List<(int, int)>(Count);
        for (var at = 0; at < line.Length;)
        {
            if (line[at] == ' ')
            {
                at++;
                continue;
            }

            var end = line.IndexOf(' ', at);
            end = end < 0 ? line.Length : end;
            spans.Add((at, end));
            at = end;
        }

        return spans.Count == Count ? new([.. spans]) : null;
    }

    public ReadOnlySpan<char> Status(string line) => Slice(line, 0);
    public ReadOnlySpan<char> Enrollment(string line) => Slice(line, 1);
    public ReadOnlySpan<char> Name(string line) => Slice(line, 2);
    public ReadOnlySpan<char> Position(string line) => Slice(line, 3);
    public ReadOnlySpan<char> Fin(string line) => Slice(line, 4);
    public ReadOnlySpan<char> PostingDepartment(string line) => Slice(line, 5);
    public ReadOnlySpan<char> Total(string line) => Slice(line, 6);
    public ReadOnlySpan<char> Paid(string line) => Slice(line, 7);
    public ReadOnlySpan<char> Amount(string line) => Slice(line, 8);
    public ReadOnlySpan<char> PayingDepartment(string line) => Slice(line, 9);
    public ReadOnlySpan<char> Cpf(string line) => Slice(line, 10);

    /// <summary>What stands in each column.</summary>
    public IReadOnlyList<string> Cells(string line) => [.. Enumerable.Range(0, Count).Select(column => Slice(line, column).ToString())];

    /// <summary>A status code in its column and a matrícula in its: no legend, total or title has both.</summary>
    public bool IsRow(string line) => IsStatus(Status(line)) && IsEnrollment(Enrollment(line));

    /// <summary>The line with these cells in place of its own.</summary>
    public string With(string line, IEnumerable<CellEdit> edits)
    {
        var characters = line.PadRight(End).ToCharArray();
        foreach (var edit in edits.Where(edit => edit.Column is >= 0 and < Count))
        {
            var (start, end) = _spans[edit.Column];
            var value = edit.Value.Length > end - start ? edit.Value[..(end - start)] : edit.Value.PadRight(end - start);
            value.CopyTo(characters.AsSpan(start));
        }

        return new(characters);
    }

    public static bool IsStatus(ReadOnlySpan<char> text) => text is ['1' or '2' or '3' or '4' or '5' or '6' or 'S'];

    /// <summary>Six digits, a hyphen, a check character 0–9 or X.</summary>
    public static bool IsEnrollment(ReadOnlySpan<char> text) =>
        text.Length == 8 && text[6] == '-' && !text[..6].ContainsAnyExceptInRange('0', '9') && (char.IsAsciiDigit(text[7]) || text[7] == 'X');

    private ReadOnlySpan<char> Slice(string line, int column)
    {
        var (start, end) = _spans[column];
        return start >= line.Length ? [] : line.AsSpan(start, Math.Min(end, line.Length) - start).Trim();
    }
}
