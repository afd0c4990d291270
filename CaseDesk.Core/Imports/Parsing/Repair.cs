namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A value that a spreadsheet had damaged and that could be mended: what it was and what it became.</summary>
/// <param name="Kind">
/// <c>lost_zeros</c>, <c>decimal_point</c>, <c>scientific</c>; or a value that could not be read and was left out, the row taken all the
/// same: <c>unread_phone</c>, <c>unread_date</c>, <c>unread_postal_code</c>, <c>unread_state</c>, <c>unread_installments</c>.
/// </param>
/// <param name="Before">As the file has it.</param>
/// <param name="After">Empty when it was left out.</param>
public sealed record Repair(string Kind, string Before, string After);
