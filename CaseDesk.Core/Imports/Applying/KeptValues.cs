using CaseDesk.Core.Imports.Reading;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// What a row overwrites is kept with it as one JSON object to which each step adds its own keys, NULLs included: undo puts every
/// value back where it was. A merge patch would drop the NULLs.
/// </summary>
internal static class KeptValues
{
    /// <returns>The expression for what the row keeps already, and the id and these columns of <c>o</c>.</returns>
    public static string And(bool sqlite, string id, IReadOnlyList<RowColumn> columns) =>
        And(sqlite, [(id, "o.\"Id\""), .. columns.Select(column => (column.Key, column.IsMoney ? $"CAST(o.{column.Quoted} AS text)" : $"o.{column.Quoted}"))]);

    /// <returns>The expression for what the row keeps already, and these values.</returns>
    public static string And(bool sqlite, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var (path, pairs) = (sqlite ? "$." : "", new List<string>(values.Length));
        foreach (var (key, value) in values)
        {
            pairs.Add($"'{path}{key}', {value}");
        }

        var list = string.Join(", ", pairs);
        return sqlite
            ? $$"""json_set(COALESCE("Chunk"."Overwritten", '{}'), {{list}})"""
            : $$"""CAST(CAST(COALESCE("Chunk"."Overwritten", '{}') AS jsonb) || jsonb_build_object({{list}}) AS text)""";
    }
}
