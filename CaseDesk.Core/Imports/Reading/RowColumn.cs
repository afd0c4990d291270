using System.Text.Json;
using NpgsqlTypes;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>One column of a row of a list: what the child sends and how it is stored, applied and taken back.</summary>
/// <param name="Name">Of the property of <see cref="ImportRow"/>, and of the columns that it ends in.</param>
/// <param name="Type">On the wire and in the table.</param>
/// <param name="Fact">What it is a fact of, beyond the row.</param>
/// <param name="Get">From a row that was read and judged.</param>
internal sealed record RowColumn(string Name, NpgsqlDbType Type, RowFact Fact, Func<JudgedRow, object?> Get)
{
    public string Quoted { get; } = $"\"{Name}\"";

    /// <summary>Under which its old value is kept with the row that overwrites it.</summary>
    public string Key { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(Name);

    public bool IsMoney => Type == NpgsqlDbType.Numeric;
}

/// <summary>What a column is a fact of: that decides in which statements it stands.</summary>
internal enum RowFact
{
    /// <summary>The row itself: stored, and no more.</summary>
    Row,

    /// <summary>Who and which: ranges find people, matrículas and loans by it.</summary>
    Key,

    /// <summary>The matrícula; a blank never overwrites it.</summary>
    Enrollment,

    /// <summary>The loan line; a blank never overwrites it.</summary>
    Loan,
}
