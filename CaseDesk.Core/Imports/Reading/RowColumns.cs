using System.Text.Json;
using CaseDesk.Core.Clients;
using NpgsqlTypes;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>
/// The columns of a row, once: this order is the wire's and the bulk store's, and by their facts they stand in the statements of a
/// range and of its undo. One more is one line here, and the property that stores it.
/// </summary>
internal static class RowColumns
{
    public static readonly IReadOnlyList<RowColumn> All =
    [
        new("Line", NpgsqlDbType.Integer, RowFact.Key, row => row.Read.Line),
        new("Raw", NpgsqlDbType.Text, RowFact.Row, row => row.Raw),
        new("Outcome", NpgsqlDbType.Varchar, RowFact.Row, row => row.Outcome),
        new("Reason", NpgsqlDbType.Varchar, RowFact.Row, row => row.Reason),
        new("IsFirstOfClient", NpgsqlDbType.Boolean, RowFact.Key, row => row.IsFirstOfClient),
        new("Cpf", NpgsqlDbType.Varchar, RowFact.Key, row => row.Read.Cpf),
        new("Name", NpgsqlDbType.Text, RowFact.Key, row => row.Read.Name),
        new("SearchName", NpgsqlDbType.Text, RowFact.Key, row => row.Read.Name is { } name ? SearchText.Normalise(name) : null),
        new("Enrollment", NpgsqlDbType.Text, RowFact.Key, row => row.Read.Enrollment),
        new("DepartmentCode", NpgsqlDbType.Text, RowFact.Enrollment, row => row.Read.DepartmentCode),
        new("DepartmentName", NpgsqlDbType.Text, RowFact.Enrollment, row => row.Read.DepartmentName),
        new("Position", NpgsqlDbType.Text, RowFact.Enrollment, row => row.Read.Position),
        new(Bank, NpgsqlDbType.Bigint, RowFact.Key, row => row.Read.EntityName),
        new("Fin", NpgsqlDbType.Text, RowFact.Key, row => row.Read.Fin),
        new("Reference", NpgsqlDbType.Date, RowFact.Key, row => row.Read.Reference),
        new("Status", NpgsqlDbType.Text, RowFact.Loan, row => row.Read.Status),
        new("TotalInstallments", NpgsqlDbType.Integer, RowFact.Loan, row => row.Read.TotalInstallments),
        new("PaidInstallments", NpgsqlDbType.Integer, RowFact.Loan, row => row.Read.PaidInstallments),
        new("Amount", NpgsqlDbType.Numeric, RowFact.Loan, row => row.Read.Amount),
        new("Balance", NpgsqlDbType.Numeric, RowFact.Loan, row => row.Read.Balance),
        new("PostingDepartment", NpgsqlDbType.Text, RowFact.Loan, row => row.Read.PostingDepartment),
        new("PayingDepartment", NpgsqlDbType.Text, RowFact.Loan, row => row.Read.PayingDepartment),
        new("Extras", NpgsqlDbType.Text, RowFact.Key, row => row.Extras),
        new("Repairs", NpgsqlDbType.Text, RowFact.Row, row => row.Read.Repairs is { Count: > 0 } repairs ? JsonSerializer.Serialize(repairs, ListJson.Options) : null),
    ];

    /// <summary>The one column that is stored as another thing than is sent: the id of the bank that the row names.</summary>
    private const string Bank = "EntityId";

    public static readonly int LinePlace = PlaceOf("Line");
    public static readonly int BankPlace = PlaceOf(Bank);

    public static readonly IReadOnlyList<RowColumn> OfEnrollment = [.. All.Where(column => column.Fact == RowFact.Enrollment)];
    public static readonly IReadOnlyList<RowColumn> OfLoan = [.. All.Where(column => column.Fact == RowFact.Loan)];

    /// <summary>What a range works with.</summary>
    public static readonly IReadOnlyList<RowColumn> OfRange = [.. All.Where(column => column.Fact != RowFact.Row)];

    /// <summary>A list of columns for a statement, each in these words.</summary>
    public static string Sql(this IEnumerable<RowColumn> columns, Func<RowColumn, string> words, string between = ", ") => string.Join(between, columns.Select(words));

    private static int PlaceOf(string name) => All.Select((column, place) => (column, place)).Single(found => found.column.Name == name).place;
}
