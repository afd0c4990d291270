namespace CaseDesk.Core.Spreadsheets;

/// <summary>Whether a sheet shows; a very hidden one only a macro can bring back.</summary>
public enum SheetVisibility
{
    Visible,
    Hidden,
    VeryHidden,
}
