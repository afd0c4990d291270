using ExcelDataReader.Exceptions;
using Sylvan.Data.Csv;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Readers of other people's files throw what they like when a file is damaged; here that has one name.</summary>
internal static class Damage
{
    public static T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (Is(error))
        {
            throw Name(error);
        }
    }

    public static bool Is(Exception error) =>
        error is ExcelReaderException or NullReferenceException or IndexOutOfRangeException or ArgumentException or FormatException or OverflowException
            or System.Xml.XmlException or KeyNotFoundException or NotSupportedException or InvalidCastException or InvalidOperationException or EndOfStreamException
            or System.Security.Cryptography.CryptographicException
            or InvalidDataException;

    public static SheetRefusedException Name(Exception error) => error switch
    {
        InvalidPasswordException => new(SheetRefusal.PasswordProtected, null, error),
        _ => new(SheetRefusal.Damaged, null, error),
    };
}
