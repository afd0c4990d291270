namespace CaseDesk.Core.Imports.Reading;

/// <summary>A data row on its way from the child to the store: a value for each of <see cref="RowColumns.All"/>, by position.</summary>
internal sealed class CheckedRow(object?[] values)
{
    public object?[] Values { get; } = values;

    public int Line => (int)Values[RowColumns.LinePlace]!;

    /// <summary>The bank of the row's loan; null where the row has none.</summary>
    public string? EntityName => (string?)Values[RowColumns.BankPlace];

    public static CheckedRow Of(JudgedRow row)
    {
        var values = new object?[RowColumns.All.Count];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = RowColumns.All[place].Get(row);
        }

        return new(values);
    }
}
