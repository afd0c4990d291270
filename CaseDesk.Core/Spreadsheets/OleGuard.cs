using System.Buffers.Binary;
using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>
/// Walks the sector tables of an .xls before its reader does: chains that loop, tables larger than the file, sector sizes that no
/// program writes ([MS-CFB] 2.2 and 2.3).
/// </summary>
internal sealed class OleGuard
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const int DateMode = 0x22;
    private const int EndOfGlobals = 0x0A;
    private const int GlobalBytes = 128 * 1024;
    private const int SmallSector = 64;

    private readonly Stream _stream;
    private readonly byte[] _header = new byte[512];
    private readonly int _sectorSize;
    private readonly long _sectors;
    private uint[] _next = [];
    private (uint First, uint Size) _workbook = (EndOfChain, uint.MaxValue);
    private uint _container = EndOfChain;

    private OleGuard(Stream stream)
    {
        _stream = stream;
        stream.Position = 0;
        Require(stream.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false) == _header.Length);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(30));
        Require(shift is 9 or 12 && BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(32)) == 6);
        _sectorSize = 1 << shift;
        _sectors = (stream.Length - 512 + _sectorSize - 1) / _sectorSize;
    }

    /// <exception cref="SheetRefusedException">The file would make its reader loop, or is of a version that is not read.</exception>
    public static WorkbookShape Check(Stream stream)
    {
        var guard = new OleGuard(stream);
        guard.CheckTables();
        return SheetReader.Shape(stream, guard.CountsFrom1904());
    }

    /// <summary>The record DATEMODE, which stands before the list of sheets ([MS-XLS] 2.4.77).</summary>
    private bool CountsFrom1904()
    {
        var globals = _workbook.Size >= Field(56) ? Bytes(_workbook.First) : SmallBytes(_workbook.First);
        for (var at = 0; at + 6 <= globals.Length;)
        {
            var (record, length) = (BinaryPrimitives.ReadUInt16LittleEndian(globals.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(globals.AsSpan(at + 2)));
            if (record is DateMode or EndOfGlobals)
            {
                return record == DateMode && globals[at + 4] == 1;
            }

            at += 4 + length;
        }

        return false;
    }

    private void CheckTables()
    {
        ReadTable();
        Walk(Field(60));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var directory = Walk(Field(48));
        Require(directory.Count > 0);
        foreach (var sector in directory)
        {
            var bytes = Sector(sector);
            for (var entry = 0; entry + 128 <= bytes.Length; entry += 128)
            {
                CheckEntry(bytes.AsSpan(entry, 128), names);
            }
        }

        if (names.Contains("Book") && !names.Contains("Workbook"))
        {
            throw new SheetRefusedException(SheetRefusal.OldXls);
        }
    }

    private void CheckEntry(ReadOnlySpan<byte> entry, HashSet<string> names)
    {
        var length = Math.Min(64, (int)BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]));
        var name = Encoding.Unicode.GetString(entry[..length]).TrimEnd('\0');
        names.Add(name);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]);
        var first = BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]);
        var isRoot = entry[66] == 5;
        _container = isRoot ? first : _container;
        _workbook = name == "Workbook" ? (first, size) : _workbook;
        if (entry[66] is 2 or 5 && size > 0)
        {
            Require(size <= _stream.Length);
            if (isRoot || size >= Field(56))
            {
                Walk(first);
            }
        }
    }

    /// <summary>The table that says which sector follows which; its own sectors stand in the header and in a chain of lists.</summary>
    private void ReadTable()
    {
        var lists = Field(72);
        Require(lists <= _sectors / 100 + 2);
        var places = new List<uint>();
        for (var at = 76; at < 512; at += 4)
        {
            places.Add(Field(at));
        }

        var list = Field(68);
        for (var read = 0; read < lists && list is not EndOfChain and not Free; read++)
        {
            var bytes = Sector(list);
            for (var at = 0; at < bytes.Length - 4; at += 4)
            {
                places.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)));
            }

            list = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4));
        }

        places.RemoveAll(place => place >= 0xFFFFFFFA);
        Require(places.Count <= _sectors / (_sectorSize / 8) + 4);
        _next = new uint[places.Count * (_sectorSize / 4)];
        for (var table = 0; table < places.Count; table++)
        {
            var bytes = Sector(places[table]);
            for (var at = 0; at < bytes.Length; at += 4)
            {
                _next[(table * _sectorSize + at) / 4] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
            }
        }
    }

    private List<uint> Walk(uint first)
    {
        var chain = new List<uint>();
        for (var sector = first; sector is not EndOfChain and not Free; sector = sector < _next.Length ? _next[sector] : EndOfChain)
        {
            Require(sector < _sectors && chain.Count < _sectors);
            chain.Add(sector);
        }

        return chain;
    }

    /// <summary>The beginning of a stream.</summary>
    private byte[] Bytes(uint first) => [.. Walk(first).Take(GlobalBytes / _sectorSize).SelectMany(Sector)];

    /// <summary>That of a small one, which lies in sectors of 64 bytes inside another ([MS-CFB] 2.4).</summary>
    private byte[] SmallBytes(uint first)
    {
        var (container, next) = (Bytes(_container), Bytes(Field(60)));
        var bytes = new List<byte>();
        for (var sector = first; sector < container.Length / SmallSector && bytes.Count < GlobalBytes;)
        {
            bytes.AddRange(container.AsSpan((int)sector * SmallSector, SmallSector));
            sector = sector < next.Length / 4 ? BinaryPrimitives.ReadUInt32LittleEndian(next.AsSpan((int)sector * 4)) : EndOfChain;
        }

        return [.. bytes];
    }

    private byte[] Sector(uint sector)
    {
        Require(sector < _sectors);
        var bytes = new byte[_sectorSize];
        _stream.Position = 512 + (long)sector * _sectorSize;
        _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    }

    private uint Field(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(at));

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new SheetRefusedException(SheetRefusal.Damaged);
        }
    }
}
