namespace CaseDesk.Core.Spreadsheets;

/// <summary>One row of a sheet; <see cref="Number"/> counts from 1, blank rows included.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.IsBlank);

    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : SheetCell.Blank;
}
