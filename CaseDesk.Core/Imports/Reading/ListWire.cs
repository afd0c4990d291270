using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>
/// What the child writes and its parent reads: any number of rows, then one last word. Binary, because a million rows as
/// JSON would cost more than reading them; and a text that the row before had too, as half of a report's are, is not sent again.
/// </summary>
internal static class ListWire
{
    public const byte Row = 1;
    public const byte End = 2;
    public const byte Inspected = 3;
    public const byte Refused = 4;

    private const byte NoText = 0;
    private const byte NewText = 1;
    private const byte TextAsBefore = 2;

    /// <param name="to">The parent.</param>
    /// <param name="row">Follows its tag.</param>
    /// <param name="before">The row that was written before; null for the first.</param>
    public static void Write(BinaryWriter to, CheckedRow row, CheckedRow? before)
    {
        to.Write(Row);
        to.Write(row.Line);
        to.Write(row.Raw);
        Write(to, row.Outcome, before?.Outcome);
        Write(to, row.Reason, before?.Reason);
        to.Write(row.IsFirstOfClient);
        Write(to, row.Cpf, before?.Cpf);
        Write(to, row.Name, before?.Name);
        Write(to, row.SearchName, before?.SearchName);
        Write(to, row.Enrollment, before?.Enrollment);
        Write(to, row.DepartmentCode, before?.DepartmentCode);
        Write(to, row.DepartmentName, before?.DepartmentName);
        Write(to, row.Position, before?.Position);
        Write(to, row.EntityName, before?.EntityName);
        Write(to, row.Fin, before?.Fin);
        to.Write(row.Reference?.DayNumber ?? -1);
        Write(to, row.Status, before?.Status);
        to.Write(row.TotalInstallments ?? -1);
        to.Write(row.PaidInstallments ?? -1);
        Write(to, row.Amount);
        Write(to, row.Balance);
        Write(to, row.PostingDepartment, before?.PostingDepartment);
        Write(to, row.PayingDepartment, before?.PayingDepartment);
        Write(to, row.Extras, before?.Extras);
        Write(to, row.Repairs, before?.Repairs);
    }

    /// <summary>The row behind its tag, and behind the one before.</summary>
    public static CheckedRow Read(BinaryReader from, CheckedRow? before) => new(
        from.ReadInt32(), from.ReadString(), Text(from, before?.Outcome)!, Text(from, before?.Reason), from.ReadBoolean(), Text(from, before?.Cpf)!,
        Text(from, before?.Name), Text(from, before?.SearchName), Text(from, before?.Enrollment)!, Text(from, before?.DepartmentCode),
        Text(from, before?.DepartmentName), Text(from, before?.Position), Text(from, before?.EntityName), Text(from, before?.Fin)!,
        Count(from) is { } day ? DateOnly.FromDayNumber(day) : null, Text(from, before?.Status), Count(from), Count(from), Money(from), Money(from),
        Text(from, before?.PostingDepartment), Text(from, before?.PayingDepartment), Text(from, before?.Extras), Text(from, before?.Repairs));

    public static void Write(BinaryWriter to, ListRefusal refusal)
    {
        to.Write(Refused);
        to.Write(refusal.Code);
        Write(to, refusal.Where, null);
    }

    public static ListRefusal ReadRefusal(BinaryReader from) => new(from.ReadString(), Text(from, null));

    private static void Write(BinaryWriter to, string? text, string? before)
    {
        if (text is null)
        {
            to.Write(NoText);
        }
        else if (text == before)
        {
            to.Write(TextAsBefore);
        }
        else
        {
            to.Write(NewText);
            to.Write(text);
        }
    }

    private static void Write(BinaryWriter to, decimal? amount)
    {
        to.Write(amount is not null);
        if (amount is { } value)
        {
            to.Write(value);
        }
    }

    private static string? Text(BinaryReader from, string? before) => from.ReadByte() switch
    {
        NoText => null,
        TextAsBefore => before,
        _ => from.ReadString(),
    };

    private static decimal? Money(BinaryReader from) => from.ReadBoolean() ? from.ReadDecimal() : null;

    private static int? Count(BinaryReader from) => from.ReadInt32() is >= 0 and var count ? count : null;
}
