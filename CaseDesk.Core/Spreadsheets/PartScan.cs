using System.Buffers.Text;
using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Walks one XML part of a workbook and refuses what would make its reader work, or remember, without end.</summary>
/// <param name="part">Its name in the workbook.</param>
/// <param name="sharedTexts">How many shared texts the workbook has.</param>
internal sealed class PartScan(string part, int sharedTexts)
{
    private readonly List<int> _unreadable = [];
    private readonly List<int> _hidden = [];

    private int _row;
    private int _column;
    private int _cellsInRow;
    private int _kept;
    private int _runs;
    private long _itemBytes;
    private int _strings;
    private long _stringBytes;
    private long _joining;
    private bool _inCell;
    private bool _inValue;
    private bool _isShared;
    private int _lastRow;
    private int _lastColumn;
    private int _width;

    /// <summary>Shared texts, if it is the part of them.</summary>
    public int Strings => _strings;

    /// <param name="xml">The part, as UTF-8.</param>
    /// <returns>How far the values reach, if this is a worksheet.</returns>
    public SheetExtent Run(Stream xml)
    {
        var tokens = new XmlTokens(xml, part);
        if (!tokens.Next())
        {
            return default;
        }

        var root = LocalName(tokens.Tag);
        var (isSheet, isStrings) = (root.SequenceEqual("worksheet"u8), root.SequenceEqual("sst"u8));
        while (tokens.Next())
        {
            var tag = tokens.Tag;
            var name = LocalName(tag);
            if (isSheet && TakeSheet(tokens, tag, name))
            {
                continue;
            }

            if (isStrings)
            {
                TakeString(tokens, name);
            }
            else if (tokens.Kind != XmlTag.Close && IsKept(name) && ++_kept > SheetLimits.KeptElements)
            {
                throw Refused(SheetRefusal.TooLargeUnpacked);
            }
        }

        // The reader clears a row as wide as the widest for each row that it gives.
        return (long)_lastRow * _width <= SheetLimits.Area
            ? new(_lastRow, _lastColumn, _unreadable, _hidden)
            : throw new SheetRefusedException(SheetRefusal.TooManyColumns, $"{_lastRow}");
    }

    /// <summary>Rows and cells; false for everything else of a sheet.</summary>
    private bool TakeSheet(XmlTokens tokens, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        if (_inCell)
        {
            TakeInsideCell(tokens, name);
            return true;
        }

        if (tokens.Kind == XmlTag.Close)
        {
            return false;
        }

        switch (name)
        {
            case [(byte)'c']:
                TakeColumn(XmlAttribute.Find(tag, "r"u8));
                (_inCell, _inValue, _itemBytes, _runs) = (tokens.Kind == XmlTag.Open, false, 0, 0);
                _isShared = XmlAttribute.Find(tag, "t"u8).SequenceEqual("s"u8);
                return true;
            case [(byte)'r', (byte)'o', (byte)'w']:
                TakeRow(XmlAttribute.Find(tag, "r"u8));
                if (IsTrue(XmlAttribute.Find(tag, "hidden"u8)))
                {
                    _hidden.Add(_row);
                }

                return true;
            default:
                return false;
        }
    }

    private void TakeRow(ReadOnlySpan<byte> number)
    {
        var row = _row + 1;
        if (!number.IsEmpty && (!Utf8Parser.TryParse(number, out row, out var read) || read != number.Length))
        {
            // Digits that are no number are too many for one.
            throw number.ContainsAnyExceptInRange((byte)'0', (byte)'9')
                ? Refused(SheetRefusal.Damaged)
                : new SheetRefusedException(SheetRefusal.TooManyRows, Encoding.ASCII.GetString(number));
        }

        if (row > SheetLimits.Rows)
        {
            throw new SheetRefusedException(SheetRefusal.TooManyRows, $"{row}");
        }

        if (row <= _row)
        {
            throw Refused(SheetRefusal.Damaged);
        }

        (_row, _column, _cellsInRow) = (row, 0, 0);
    }

    private void TakeColumn(ReadOnlySpan<byte> reference)
    {
        _column++;
        if (!reference.IsEmpty)
        {
            var column = 0;
            var at = 0;
            for (; at < reference.Length && reference[at] is >= (byte)'A' and <= (byte)'Z'; at++)
            {
                column = Math.Min(column * 26 + reference[at] - 'A' + 1, SheetLimits.FormatColumns + 1);
            }

            if (at == 0 || reference.Length - at is < 1 or > 7 || reference[at..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                throw Refused(SheetRefusal.Damaged);
            }

            _column = column;
        }

        if (_column > SheetLimits.FormatColumns || ++_cellsInRow > SheetLimits.FormatColumns)
        {
            throw new SheetRefusedException(SheetRefusal.TooManyColumns, $"{_row}");
        }

        _width = Math.Max(_width, _column);
    }

    private void TakeInsideCell(XmlTokens tokens, ReadOnlySpan<byte> name)
    {
        if (_inValue && tokens.TextBytes > 0)
        {
            TakeValue(tokens.TextBytes);
            if (_isShared && !IsThere(tokens.Text) && _unreadable.LastOrDefault() != _row)
            {
                _unreadable.Add(_row);
            }
        }

        _inValue = tokens.Kind == XmlTag.Open && name is [(byte)'v'] or [(byte)'t'];
        if (tokens.Kind == XmlTag.Close && name is [(byte)'c'])
        {
            _inCell = false;
        }
    }

    private bool IsThere(ReadOnlySpan<byte> index) =>
        index.Trim(" \t\r\n"u8) is var digits && Utf8Parser.TryParse(digits, out int number, out var read) && read == digits.Length
        && number >= 0 && number < sharedTexts;

    private void TakeValue(int bytes)
    {
        if (_itemBytes == 0)
        {
            if (_row - _lastRow > SheetLimits.RowGap && _lastRow > 0)
            {
                throw new SheetRefusedException(SheetRefusal.RowGap, $"{_lastRow}");
            }

            _lastRow = _row;
            _lastColumn = Math.Max(_lastColumn, _column);
            if (_lastColumn > SheetLimits.Columns)
            {
                throw new SheetRefusedException(SheetRefusal.TooManyColumns, $"{_row}");
            }
        }

        AddToItem(bytes, $"{_row}");
    }

    private void TakeString(XmlTokens tokens, ReadOnlySpan<byte> name)
    {
        if (tokens.TextBytes > 0)
        {
            AddToItem(tokens.TextBytes, part);
        }

        if (name is [(byte)'s', (byte)'i'] && tokens.Kind != XmlTag.Close)
        {
            (_itemBytes, _runs) = (0, 0);
            if (++_strings > SheetLimits.SharedStrings)
            {
                throw Refused(SheetRefusal.SharedStringsTooLarge);
            }
        }
    }

    /// <summary>The reader joins the runs of a text one after the other, which costs the square of their number.</summary>
    private void AddToItem(int bytes, string where)
    {
        _itemBytes += bytes;
        _stringBytes += bytes;
        _joining += ++_runs > 1 ? _itemBytes : 0;
        if (_itemBytes > SheetLimits.XmlToken)
        {
            throw new SheetRefusedException(SheetRefusal.CellTooLong, where);
        }

        if (_joining > SheetLimits.Joining || (_stringBytes > SheetLimits.SharedStringBytes && _strings > 0))
        {
            throw Refused(SheetRefusal.SharedStringsTooLarge);
        }
    }

    /// <summary>Both ways in which programs write it; the reader knows the first alone.</summary>
    private static bool IsTrue(ReadOnlySpan<byte> value) => value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8);

    private static bool IsKept(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("mergeCell"u8) || name.SequenceEqual("col"u8) || name.SequenceEqual("xf"u8) || name.SequenceEqual("numFmt"u8)
        || name.SequenceEqual("sheet"u8) || name.SequenceEqual("Relationship"u8);

    /// <summary>The name of a tag without its namespace's prefix.</summary>
    private static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> tag)
    {
        var end = tag.IndexOfAny(" \t\r\n"u8);
        var name = end < 0 ? tag : tag[..end];
        var colon = name.IndexOf((byte)':');
        return colon < 0 ? name : name[(colon + 1)..];
    }

    private SheetRefusedException Refused(string code) => new(code, part);
}
