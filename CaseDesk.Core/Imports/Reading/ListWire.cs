using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>
/// What the child writes and its parent reads: any number of rows, then one last word. Binary, because a million rows as
/// JSON would cost more than reading them; and a value that the row before had too, as half of a report's are, is not sent again.
/// </summary>
internal static class ListWire
{
    public const byte Row = 1;
    public const byte End = 2;
    public const byte Inspected = 3;
    public const byte Refused = 4;

    private const byte Nothing = 0;
    private const byte AsBefore = 1;
    private const byte Text = 2;
    private const byte Number = 3;
    private const byte No = 4;
    private const byte Yes = 5;
    private const byte Money = 6;
    private const byte Day = 7;

    private static readonly object BoxedNo = false;
    private static readonly object BoxedYes = true;

    /// <param name="to">The parent.</param>
    /// <param name="row">Follows its tag.</param>
    /// <param name="before">The row that was written before; null for the first.</param>
    public static void Write(BinaryWriter to, CheckedRow row, CheckedRow? before)
    {
        to.Write(Row);
        for (var place = 0; place < row.Values.Length; place++)
        {
            Write(to, row.Values[place], before?.Values[place]);
        }
    }

    /// <summary>The row behind its tag, and behind the one before.</summary>
    public static CheckedRow Read(BinaryReader from, CheckedRow? before)
    {
        var values = new object?[RowColumns.All.Count];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = from.ReadByte() switch
            {
                Nothing => null,
                AsBefore => before!.Values[place],
                Text => from.ReadString(),
                Number => from.Read7BitEncodedInt(),
                No => BoxedNo,
                Yes => BoxedYes,
                Money => from.ReadDecimal(),
                Day => DateOnly.FromDayNumber(from.ReadInt32()),
                var tag => throw new InvalidDataException($"A value of kind {tag} is not known."),
            };
        }

        return new(values);
    }

    public static void Write(BinaryWriter to, ListRefusal refusal)
    {
        to.Write(Refused);
        to.Write(refusal.Code);
        Write(to, refusal.Where, null);
    }

    public static ListRefusal ReadRefusal(BinaryReader from) => new(from.ReadString(), from.ReadByte() == Nothing ? null : from.ReadString());

    private static void Write(BinaryWriter to, object? value, object? before)
    {
        if (value is not null && value.Equals(before))
        {
            to.Write(AsBefore);
            return;
        }

        switch (value)
        {
            case null:
                to.Write(Nothing);
                break;
            case string text:
                to.Write(Text);
                to.Write(text);
                break;
            case int number:
                to.Write(Number);
                to.Write7BitEncodedInt(number);
                break;
            case bool yes:
                to.Write(yes ? Yes : No);
                break;
            case decimal amount:
                to.Write(Money);
                to.Write(amount);
                break;
            case DateOnly day:
                to.Write(Day);
                to.Write(day.DayNumber);
                break;
            default:
                throw new NotSupportedException($"A {value.GetType().Name} is not sent.");
        }
    }
}
