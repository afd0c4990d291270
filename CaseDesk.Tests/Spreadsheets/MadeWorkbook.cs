using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Tests.Spreadsheets;

/// <summary>An .xlsx of a test's own, with whatever XML it wants inside.</summary>
internal sealed class MadeWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Name, Action<Stream> Write)> _parts = [];

    public MadeWorkbook(string rows, string beforeRows = "", string afterRows = "", string mode = "", string? relations = null)
        : this(to => to.Write(Encoding.UTF8.GetBytes(Sheet(rows, beforeRows, afterRows))), mode, relations)
    {
    }

    public MadeWorkbook(Action<Stream> writeSheet, string mode = "", string? relations = null)
    {
        With("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr{mode}/><sheets><sheet name="Lista" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        With("xl/_rels/workbook.xml.rels", relations ?? """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        _parts.Add(("xl/worksheets/sheet1.xml", writeSheet));
    }

    public static string Sheet(string rows, string before = "", string after = "") =>
        $"""<worksheet xmlns="{Main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>""";

    public static string Text(string reference, string text) => $"""<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>""";

    public MadeWorkbook With(string part, string text)
    {
        _parts.Add((part, to => to.Write(Encoding.UTF8.GetBytes(text))));
        return this;
    }

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in _parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                write(entry);
            }
        }

        return file.ToArray();
    }

    public List<SheetRow> Read() => [.. SheetReader.ReadWorkbook(new MemoryStream(Bytes()))];

    /// <summary>The code it is refused with.</summary>
    public string Refusal() => Refusal(Bytes());

    public static string Refusal(byte[] bytes) =>
        Assert.Throws<SheetRefusedException>(() => SheetReader.ReadWorkbook(new MemoryStream(bytes)).Count()).Code;

    /// <summary>The same zip, whose list of contents names each entry many times: they share their bytes.</summary>
    public byte[] Overlapping(int times)
    {
        var bytes = Bytes();
        var end = bytes.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var (size, start) = (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(end + 12)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(end + 16)));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(end + 10));
        using var file = new MemoryStream();
        file.Write(bytes, 0, start);
        for (var copy = 0; copy < times; copy++)
        {
            var list = bytes.AsSpan(start, size).ToArray();
            for (var at = list.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0;)
            {
                // Another name of the same length.
                list[at + 46] = (byte)('A' + copy);
                var next = list.AsSpan(at + 4).IndexOf("PK\x01\x02"u8);
                at = next < 0 ? -1 : at + 4 + next;
            }

            file.Write(copy == 0 ? bytes.AsSpan(start, size) : list);
        }

        var tail = bytes[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), (ushort)(count * times));
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), (ushort)(count * times));
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), size * times);
        file.Write(tail);
        return file.ToArray();
    }
}
