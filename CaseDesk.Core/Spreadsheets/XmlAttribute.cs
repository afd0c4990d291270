namespace CaseDesk.Core.Spreadsheets;

/// <summary>Finds an attribute among the bytes of a tag.</summary>
internal static class XmlAttribute
{
    /// <returns>Its value as written, empty when it is not there.</returns>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        var rest = tag;
        while (true)
        {
            var equals = rest.IndexOf((byte)'=');
            if (equals < 0)
            {
                return default;
            }

            var before = rest[..equals].TrimEnd(" \t\r\n"u8);
            var value = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (value is not [(byte)'"' or (byte)'\'', ..])
            {
                return default;
            }

            var end = value[1..].IndexOf(value[0]);
            if (end < 0)
            {
                return default;
            }

            if (before.EndsWith(name) && before.Length > name.Length && before[^(name.Length + 1)] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                return value[1..(end + 1)];
            }

            rest = value[(end + 2)..];
        }
    }
}
