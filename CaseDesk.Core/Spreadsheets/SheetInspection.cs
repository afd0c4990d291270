namespace CaseDesk.Core.Spreadsheets;

/// <summary>What a person is shown of a file before it is imported: its sheets, or its separator, and how it begins.</summary>
/// <param name="Workbook">Its sheets; null for a CSV.</param>
/// <param name="Separator">What separates the fields of a CSV; null for a workbook.</param>
public sealed record SheetInspection(WorkbookShape? Workbook, char? Separator)
{
    /// <summary>Guards a workbook and lists its sheets.</summary>
    /// <exception cref="SheetRefusedException">It is not read, and why.</exception>
    public static SheetInspection Of(Func<Stream> open)
    {
        using var stream = open();
        return new(WorkbookGuard.Check(stream), null);
    }

    /// <summary>Finds the separator of a CSV.</summary>
    public static SheetInspection OfCsv(Func<TextReader> open)
    {
        using var source = new CsvSource(open());
        return new(null, CsvSeparator.Of(source.Start));
    }

    /// <summary>The first rows of a sheet, blank ones included.</summary>
    /// <param name="open">Opens the same workbook.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="sheet">Which sheet; the first visible one when null.</param>
    public IReadOnlyList<SheetRow> Sample(Func<Stream> open, int rows, int? sheet = null)
    {
        using var stream = open();
        return [.. SheetReader.ReadWorkbook(stream, Workbook ?? throw new InvalidOperationException("A CSV has no sheets."), sheet).Take(rows)];
    }

    /// <summary>The first records of a CSV.</summary>
    /// <param name="open">Opens the same text.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="separator">When a person chose another than was found.</param>
    public IReadOnlyList<SheetRow> SampleCsv(Func<TextReader> open, int rows, char? separator = null) =>
        [.. SheetReader.ReadCsv(open(), separator ?? Separator).Take(rows)];
}
