using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>
/// What the child writes and its parent reads: any number of rows, then one last word. Binary, because a million rows as
/// JSON would cost more than reading them.
/// </summary>
internal static class ListWire
{
    public const byte Row = 1;
    public const byte End = 2;
    public const byte Inspected = 3;
    public const byte Refused = 4;

    public static void Write(BinaryWriter to, CheckedRow row)
    {
        to.Write(Row);
        to.Write(row.Line);
        to.Write(row.Raw);
        to.Write(row.Outcome);
        Write(to, row.Reason);
        to.Write(row.IsFirstOfClient);
        to.Write(row.Cpf);
        Write(to, row.Name);
        Write(to, row.SearchName);
        to.Write(row.Enrollment);
        Write(to, row.DepartmentCode);
        Write(to, row.DepartmentName);
        Write(to, row.Position);
        Write(to, row.EntityName);
        to.Write(row.Fin);
        to.Write(row.Reference?.DayNumber ?? -1);
        Write(to, row.Status);
        to.Write(row.TotalInstallments ?? -1);
        to.Write(row.PaidInstallments ?? -1);
        Write(to, row.Amount);
        Write(to, row.Balance);
        Write(to, row.PostingDepartment);
        Write(to, row.PayingDepartment);
        Write(to, row.Extras);
        Write(to, row.Repairs);
    }

    /// <summary>The row behind its tag.</summary>
    public static CheckedRow Read(BinaryReader from) => new(
        from.ReadInt32(), from.ReadString(), from.ReadString(), Text(from), from.ReadBoolean(), from.ReadString(), Text(from), Text(from), from.ReadString(),
        Text(from), Text(from), Text(from), Text(from), from.ReadString(), Count(from) is { } day ? DateOnly.FromDayNumber(day) : null, Text(from),
        Count(from), Count(from), Money(from), Money(from), Text(from), Text(from), Text(from), Text(from));

    public static void Write(BinaryWriter to, ListRefusal refusal)
    {
        to.Write(Refused);
        to.Write(refusal.Code);
        Write(to, refusal.Where);
    }

    public static ListRefusal ReadRefusal(BinaryReader from) => new(from.ReadString(), Text(from));

    private static void Write(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
        {
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

    private static string? Text(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;

    private static decimal? Money(BinaryReader from) => from.ReadBoolean() ? from.ReadDecimal() : null;

    private static int? Count(BinaryReader from) => from.ReadInt32() is >= 0 and var count ? count : null;
}
