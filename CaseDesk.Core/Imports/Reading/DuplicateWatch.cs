using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports;

/// <summary>
/// Knows which rows of a file came before under the same key. Keys are kept as 128 bits of their SHA-256, so a million rows
/// fit into some tens of megabytes and two different keys never meet.
/// </summary>
internal sealed class DuplicateWatch
{
    private readonly Dictionary<UInt128, int> _keys = [];
    private readonly HashSet<long> _clients = [];

    /// <summary>Null for the first of its key; else whether it says something else than the first did.</summary>
    public bool? SeenBefore(ParsedRow row)
    {
        var said = row with
        {
            Line = 0,
            Raw = "",
            Phones = [],
            Repairs = [],
            Enrollment = row.Enrollment.TrimStart('0'),
            Email = row.Email?.ToUpperInvariant(),
        };
        var content = HashCode.Combine(said, string.Join(' ', row.Phones));
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_keys, KeyOf(said, row.Phones), out var exists);
        if (exists)
        {
            return first != content;
        }

        first = content;
        return null;
    }

    public bool IsFirstOfClient(string cpf) => _clients.Add(long.Parse(cpf, System.Globalization.CultureInfo.InvariantCulture));

    private static UInt128 KeyOf(ParsedRow row, IReadOnlyList<string> phones)
    {
        var key = row.HasLoan
            ? $"{row.Cpf}\0{row.Enrollment}\0{row.EntityName}\0{row.Fin}\0{row.Reference:yyyyMM}"
            : row.Cpf.Length > 0 ? $"{row.Cpf}\0{row.Enrollment}" : $"\0{string.Join(' ', phones)}";
        Span<byte> text = stackalloc byte[1024];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetByteCount(key) <= text.Length ? Encoding.UTF8.GetBytes(key, text) : 0;
        SHA256.HashData(length > 0 ? text[..length] : Encoding.UTF8.GetBytes(key), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
