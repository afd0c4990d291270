using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Templates;

/// <summary>The row of a template that shows how to fill it in. Nobody has to delete it: an import passes it by.</summary>
public static class ExampleRow
{
    /// <summary>What stands in its CPF cell. No list of people holds this by chance, and no CPF can be read from it.</summary>
    public const string Marker = "000.000.000-00 (exemplo)";

    /// <param name="cpf">The CPF cell of a row.</param>
    public static bool Is(SheetCell cpf) => cpf.Text is { } text && text.Trim().Equals(Marker, StringComparison.OrdinalIgnoreCase);
}
