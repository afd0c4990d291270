using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseDesk.Tests.Spreadsheets;

/// <summary>Damages a file, the same way for the same seed: its bytes, or the XML inside the zip that it is.</summary>
internal sealed partial class Mutation(int seed)
{
    private static readonly string[] Numbers =
        ["2000000000", "-1", "0", "99999999999999999999", "1048576", "1048577", "NaN", "1e999", "&#50;", "", "16384", "4294967295", "0x10", "XFD1", "ZZZ9", "9999999"];

    private static readonly string[] Pieces =
        ["<row r=\"7\">", "</row>", "<c r=\"A1\"><v>1</v></c>", "<!--", "]]>", "<![CDATA[", "&lt;", "&nada;", "<!DOCTYPE a>", "<a b='", "\0", "\"", "_xD800_", "\uFFFE"];

    private readonly Random _random = new(seed);

    public byte[] Of(byte[] file) => file.AsSpan().StartsWith("PK"u8) && _random.Next(3) > 0 ? InsideZip(file) : Bytes(file);

    private byte[] InsideZip(byte[] file)
    {
        using var from = new ZipArchive(new MemoryStream(file));
        var chosen = _random.Next(from.Entries.Count);
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var entry = 0; entry < from.Entries.Count; entry++)
            {
                using var content = new MemoryStream();
                using (var unpacked = from.Entries[entry].Open())
                {
                    unpacked.CopyTo(content);
                }

                if (entry == chosen && _random.Next(20) == 0)
                {
                    continue;
                }

                using var packed = zip.CreateEntry(from.Entries[entry].FullName).Open();
                packed.Write(entry != chosen ? content.ToArray() : _random.Next(3) == 0 ? Bytes(content.ToArray()) : Xml(content.ToArray()));
            }
        }

        return to.ToArray();
    }

    private byte[] Xml(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        for (var times = _random.Next(1, 4); times > 0 && text.Length > 0; times--)
        {
            var numbers = Digits().Matches(text);
            if (numbers.Count > 0 && _random.Next(3) > 0)
            {
                var number = numbers[_random.Next(numbers.Count)];
                text = text.Remove(number.Index, number.Length).Insert(number.Index, Numbers[_random.Next(Numbers.Length)]);
            }
            else
            {
                text = text.Insert(_random.Next(text.Length + 1), Pieces[_random.Next(Pieces.Length)]);
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private byte[] Bytes(byte[] content)
    {
        var bytes = content.ToList();
        for (var times = _random.Next(1, 8); times > 0 && bytes.Count > 0; times--)
        {
            var at = _random.Next(bytes.Count);
            var length = Math.Min(_random.Next(1, 64), bytes.Count - at);
            switch (_random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[_random.Next(Pieces.Length)]));
                    break;
                case 4:
                    bytes[at] = (byte)"\0\u007F\u0001\"\n\f"[_random.Next(6)];
                    break;
                case 5:
                    bytes[at] = 0xFF;
                    break;
                default:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
