namespace CaseDesk.Core.Spreadsheets;

/// <summary>One row of a sheet; <see cref="Number"/> counts from 1, blank rows included. In a CSV it is the line where the record starts.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>More than one when a record of a CSV has line breaks inside quotes.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>A cell points to a text that the workbook does not have.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Not shown, such as by a filter.</summary>
    public bool IsHidden { get; init; }

    public bool IsBlank => Cells.All(cell => cell.IsBlank);

    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : SheetCell.Blank;
}
