namespace CaseDesk.Core.Imports.Templates;

/// <summary>One column of a template.</summary>
/// <param name="Title">As <see cref="Parsing.ColumnMapping"/> knows it.</param>
/// <param name="About">What belongs there, for the comment on the title.</param>
/// <param name="Example">For the example row, as somebody would type it.</param>
/// <param name="Required">A row without it is rejected.</param>
internal sealed record TemplateColumn(string Title, string About, string Example, bool Required = false)
{
    /// <summary>How its cells are formatted.</summary>
    public string Format { get; init; } = Texts;

    /// <summary>What may be chosen; null for anything.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    public double Width { get; init; } = 18;

    /// <summary>The format of texts: zeros in front of a CPF stay.</summary>
    public const string Texts = "@";
    public const string Dates = "dd/mm/yyyy";
    public const string Money = "#,##0.00";
    public const string Counts = "0";
}
