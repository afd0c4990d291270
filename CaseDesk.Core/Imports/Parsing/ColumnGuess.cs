using CaseDesk.Core.Clients;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Guesses what the columns of a sheet hold: by their titles, and where those say nothing by the values below them.</summary>
internal static class ColumnGuess
{
    private const int SamplesShown = 5;

    /// <summary>So many of ten values must look like it.</summary>
    private const int OfTen = 8;

    private static readonly (ListField Field, Func<SheetCell, bool> Looks)[] ByLooks =
    [
        (ListField.Cpf, cell => CellValues.TryCpf(cell, out _, out _)),
        (ListField.Email, cell => cell.Text is { } text && text.Contains('@', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal)),
        (ListField.Phone, cell => CellPhones.Read(CellText.Clean(cell), []).Count > 0),
        (ListField.BirthDate, IsWrittenBirthDate),
        (ListField.Name, cell => cell.Text is { } text && text.Contains(' ', StringComparison.Ordinal) && text.All(character => char.IsLetter(character) || " .'-".Contains(character, StringComparison.Ordinal))),
    ];

    /// <param name="rows">The first rows of the sheet.</param>
    /// <param name="chosen">Says where the titles stand, or which they are; else it is the row with the most known titles, or the first with words in it.</param>
    public static (int HeaderRow, IReadOnlyList<InspectedColumn> Columns) Of(IReadOnlyList<SheetRow> rows, ColumnMapping? chosen)
    {
        var header = (chosen?.Titles is { } titles ? MostAlike(rows, titles) : rows.FirstOrDefault(row => row.Number == chosen?.HeaderRow))
            ?? rows.FirstOrDefault(row => row.Number == ColumnMapping.Find(rows, out _)?.HeaderRow)
            ?? rows.FirstOrDefault(row => row.Cells.Count(cell => cell.Text is not null) >= 2)
            ?? rows[0];
        var below = rows.Where(row => row.Number > header.Number && !row.IsBlank).ToList();
        var width = Math.Max(header.Cells.Count, below.Select(row => row.Cells.Count).DefaultIfEmpty().Max());
        var fields = LookAlikes.Told(ColumnMapping.FieldsOf(header, width), column => [.. below.Select(row => row[column]).Where(cell => !cell.IsBlank)]);
        var columns = new List<InspectedColumn>(width);
        for (var column = 0; column < width; column++)
        {
            var values = below.Select(row => row[column]).Where(cell => !cell.IsBlank).ToList();
            var guess = fields[column] == ListField.Ignore && !ColumnMapping.IsKnownToBeIgnored(header[column].Text) ? ByValues(values, fields) : ListField.Ignore;
            fields[column] = guess == ListField.Ignore ? fields[column] : guess;
            columns.Add(new(
                header[column].ToString(), fields[column], guess != ListField.Ignore,
                [.. values.Select(cell => cell.ToString()).Distinct(StringComparer.Ordinal).Take(SamplesShown)]));
        }

        return (header.Number, columns);
    }

    /// <summary>With its parts told apart: the serial of a day looks like any number.</summary>
    private static bool IsWrittenBirthDate(SheetCell cell) =>
        (cell.Date is not null || (cell.Text ?? "").AsSpan().ContainsAny('/', '-', '.')) && CellDates.Day(cell, DateForm.DayFirst) is { Year: > 1900 and < 2015 };

    private static SheetRow? MostAlike(IReadOnlyList<SheetRow> rows, IReadOnlyList<string> titles)
    {
        int Shared(SheetRow row) => row.Cells.Select(cell => ColumnMapping.Plain(cell.ToString())).Where(title => title.Length > 0).Intersect(titles).Count();
        return rows.Take(ColumnMapping.HeaderSearch).MaxBy(Shared) is { } row && Shared(row) > 0 ? row : null;
    }

    private static ListField ByValues(List<SheetCell> values, List<ListField> taken)
    {
        foreach (var (field, looks) in ByLooks)
        {
            if (values.Count > 0 && !taken.Contains(field) && values.Count(looks) * 10 >= values.Count * OfTen)
            {
                return field;
            }
        }

        return ListField.Ignore;
    }
}
