using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Tells the encoding of an XML as its reader will: byte order mark, then declaration.</summary>
internal static class XmlStarts
{
    /// <param name="start">The first 256 bytes, or all there are.</param>
    public static XmlStart Of(ReadOnlySpan<byte> start)
    {
        switch (start)
        {
            case [0xFF, 0xFE, 0, 0, ..] or [(byte)'<', 0, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'<', ..] or [0x4C, 0x6F, 0xA7, 0x94, ..]:
                return XmlStart.Strange;
            case [0xFF, 0xFE, ..] or [(byte)'<', 0, ..]:
                return XmlStart.Utf16;
            case [0xFE, 0xFF, ..] or [0, (byte)'<', ..]:
                return XmlStart.Utf16BigEndian;
        }

        var text = (start is [0xEF, 0xBB, 0xBF, ..] ? start[3..] : start).TrimStart(" \t\r\n"u8);
        if (text is not [(byte)'<', ..])
        {
            return XmlStart.None;
        }

        if (!text.StartsWith("<?xml"u8))
        {
            return XmlStart.Utf8;
        }

        var end = text.IndexOf("?>"u8);
        var declared = Encoding.ASCII.GetString(XmlAttribute.Find(end < 0 ? text : text[..end], "encoding"u8)).ToUpperInvariant();
        return end >= 0 && declared is "" or "UTF-8" or "US-ASCII" or "ISO-8859-1" or "WINDOWS-1252" ? XmlStart.Utf8 : XmlStart.Strange;
    }
}
