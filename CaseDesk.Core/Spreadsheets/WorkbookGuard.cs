using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>
/// Looks through a workbook before its reader does, streaming, and refuses the ones that would cost that reader minutes or gigabytes:
/// bombs, rows numbered in billions, loops. Believes no length that the file declares.
/// </summary>
public static class WorkbookGuard
{
    /// <summary>Looks at the whole file once; the stream must be seekable and stays open.</summary>
    /// <exception cref="SheetRefusedException">It is not read, and why.</exception>
    public static WorkbookShape Check(Stream stream) => SheetKinds.Of(stream) switch
    {
        SheetKind.Xlsx => Damage.Named(() => CheckZip(stream)),
        SheetKind.Xls => OleGuard.Check(stream),
        SheetKind.PasswordProtected => throw new SheetRefusedException(SheetRefusal.PasswordProtected),
        _ => throw new SheetRefusedException(SheetRefusal.Damaged),
    };

    internal static string PartName(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/');

    private static WorkbookShape CheckZip(Stream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        CheckDirectory(zip, stream.Length);
        var extents = new Dictionary<string, SheetExtent>(StringComparer.OrdinalIgnoreCase);
        var (unpacked, texts) = (0L, 0);

        // The shared texts first: a cell that points behind their end is found while its sheet is looked through.
        foreach (var entry in zip.Entries.OrderBy(entry => PartName(entry).EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) ? 0 : 1))
        {
            using var content = new CountedStream(entry.Open(), entry.CompressedLength, SheetLimits.Unpacked - unpacked, entry.FullName);
            extents[PartName(entry)] = Scan(content, entry.FullName, ref texts);
            unpacked += content.Count;
        }

        var index = WorkbookIndex.Read(zip);
        return new(index.Summaries(extents), index.Is1904, index.SaysTrueOf1904);
    }

    /// <summary>
    /// Entries that share their bytes pack together to more than the file has; two of one name would be read by nobody alike. A bomb
    /// that owns up to its length is refused for that; one that lies is found while it unpacks.
    /// </summary>
    private static void CheckDirectory(ZipArchive zip, long length)
    {
        if (zip.Entries.Count > SheetLimits.Parts)
        {
            throw new SheetRefusedException(SheetRefusal.TooManyParts);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (packed, unpacked) = (0L, 0L);
        foreach (var entry in zip.Entries)
        {
            packed += entry.CompressedLength;
            if (packed > length || !names.Add(PartName(entry)))
            {
                throw new SheetRefusedException(SheetRefusal.Damaged, entry.FullName);
            }

            unpacked += entry.Length;
            if (unpacked > SheetLimits.Unpacked || CountedStream.IsBomb(entry.Length, entry.CompressedLength))
            {
                throw new SheetRefusedException(SheetRefusal.TooLargeUnpacked, entry.FullName);
            }
        }
    }

    private static SheetExtent Scan(CountedStream content, string part, ref int texts)
    {
        var scan = new PartScan(part, texts);
        var start = new byte[256];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        using var whole = new PrefixedStream(start.AsMemory(0, read), content);
        var extent = default(SheetExtent);
        switch (XmlStarts.Of(start.AsSpan(0, read)))
        {
            case XmlStart.None:
                content.CopyTo(Stream.Null, 128 * 1024);
                break;
            case XmlStart.Utf8:
                extent = scan.Run(whole);
                break;
            case XmlStart.Utf16:
                using (var utf8 = Encoding.CreateTranscodingStream(whole, Encoding.Unicode, Encoding.UTF8, leaveOpen: true))
                {
                    extent = scan.Run(utf8);
                }

                break;
            case XmlStart.Utf16BigEndian:
                using (var utf8 = Encoding.CreateTranscodingStream(whole, Encoding.BigEndianUnicode, Encoding.UTF8, leaveOpen: true))
                {
                    extent = scan.Run(utf8);
                }

                break;
            default:
                throw new SheetRefusedException(SheetRefusal.Damaged, part);
        }

        texts += scan.Strings;
        return extent;
    }
}
