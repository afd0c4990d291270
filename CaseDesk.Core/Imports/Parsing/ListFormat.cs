using System.Text.Json.Serialization;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A form in which lists come (domain.md 6): tells whether a file has it, opens it, and knows its columns.</summary>
[JsonConverter(typeof(ListFormatJson))]
public abstract class ListFormat
{
    public static readonly ListFormat INetConsig = new INetConsigFormat();
    public static readonly ListFormat INetConsigShort = new INetConsigShortFormat();
    public static readonly ListFormat Spreadsheet = new SpreadsheetFormat();

    /// <summary>All of them, in the order in which a file is held against them.</summary>
    public static readonly IReadOnlyList<ListFormat> All = [INetConsig, INetConsigShort, Spreadsheet];

    /// <summary>As it is stored and sent.</summary>
    public abstract string Code { get; }

    /// <summary>Each file is one bank's report of one month, and says which: such files are compared month by month.</summary>
    public abstract bool IsMonthly { get; }

    /// <summary>Its columns have fixed widths: a longer value is cut off.</summary>
    public virtual bool CutsCells => false;

    /// <summary>A row with fewer cells was too short to tell its columns apart.</summary>
    public virtual int LeastCells => 0;

    /// <returns>Null when there is none with this code.</returns>
    public static ListFormat? Of(string? code) => All.FirstOrDefault(format => format.Code == code);

    /// <summary>The columns that are read; those that are ignored are left out.</summary>
    public IReadOnlyList<ListColumn> Columns(ListInspection inspection, ListChoices choices)
    {
        var titles = Titles(inspection);
        return
        [
            .. Fields(inspection, choices).Select((field, index) => new ListColumn(index, titles.ElementAtOrDefault(index) ?? "", field))
                .Where(column => column.Field != ListField.Ignore),
        ];
    }

    /// <summary>The titles of all columns, those that are ignored too, as the file has them.</summary>
    public abstract IReadOnlyList<string> Titles(ListInspection inspection);

    /// <summary>The cells of a row, in the columns that a <see cref="CellEdit"/> counts.</summary>
    /// <param name="raw">As in <see cref="ParsedRow.Raw"/>.</param>
    public abstract IReadOnlyList<string> Cells(string raw);

    internal abstract bool Recognises(ListSource source);

    /// <summary>Looks at the beginning.</summary>
    internal abstract (ListInspection? Inspection, ListRefusal? Refusal) Inspect(ListSource source, ListChoices choices);

    /// <summary>Opens it for reading all its rows.</summary>
    /// <param name="source">A file that has this format.</param>
    /// <param name="choices">How it is read.</param>
    /// <param name="edits">Corrected cells, by line.</param>
    internal abstract (ListReader? Reader, ListRefusal? Refusal) Open(ListSource source, ListChoices choices, ILookup<int, CellEdit> edits);

    /// <summary>What each column holds.</summary>
    protected abstract IReadOnlyList<ListField> Fields(ListInspection inspection, ListChoices choices);
}
