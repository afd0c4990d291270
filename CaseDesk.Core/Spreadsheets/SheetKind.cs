using System.IO.Compression;
using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>What a file is, by its content.</summary>
public enum SheetKind
{
    /// <summary>Not a workbook; perhaps a text.</summary>
    Text,
    Xlsx,
    Xls,
    Xlsb,
    Ods,

    /// <summary>XML of Excel 2003.</summary>
    XmlWorkbook,

    /// <summary>HTML, or the MIME archive of a page, which Excel opens as a workbook.</summary>
    WebPage,
    PasswordProtected,
    Damaged,
}

/// <summary>Tells a workbook by its first bytes and its parts, never by its name.</summary>
public static class SheetKinds
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Looks at the file and leaves the stream at its beginning.</summary>
    public static SheetKind Of(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.Position = 0;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (start[..read].StartsWith(Zip))
        {
            var kind = OfZip(stream);
            stream.Position = 0;
            return kind;
        }

        if (!start[..read].SequenceEqual(Ole))
        {
            var text = MarkupStarts.KindOf(stream);
            stream.Position = 0;
            return text;
        }

        var isEncrypted = Contains(stream, Encoding.Unicode.GetBytes("EncryptedPackage"));
        stream.Position = 0;
        return isEncrypted ? SheetKind.PasswordProtected : SheetKind.Xls;
    }

    private static SheetKind OfZip(Stream stream)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Has(zip, "xl/workbook.xml") ? SheetKind.Xlsx
                : Has(zip, "xl/workbook.bin") ? SheetKind.Xlsb
                : Has(zip, "mimetype") && Has(zip, "content.xml") ? SheetKind.Ods
                : SheetKind.Damaged;
        }
        catch (Exception error) when (Damage.Is(error))
        {
            return SheetKind.Damaged;
        }
    }

    private static bool Has(ZipArchive zip, string part) =>
        zip.Entries.Any(entry => WorkbookGuard.PartName(entry).Equals(part, StringComparison.OrdinalIgnoreCase));

    private static bool Contains(Stream stream, byte[] what)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        int read;
        while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(what) >= 0)
            {
                return true;
            }

            kept = Math.Min(what.Length, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
