using System.Text;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Clients;

/// <summary>
/// Finds clients by any part of name, CPF, matrícula or phone. Each client keeps one search text: name in normal form, CPF,
/// matrículas and phones, apart by a blank, numbers without punctuation. A trigram index over it (FTS5 on SQLite, pg_trgm on
/// PostgreSQL) makes a search for a part of a word as quick as one for its beginning.
/// </summary>
public static class ClientSearch
{
    /// <summary>A trigram index knows nothing of shorter words.</summary>
    public const int ShortestTerm = 3;

    /// <summary>
    /// The search text of one client. Imports write the same with SQL: normal name, CPF, matrículas without <c>-./</c> and
    /// in order of their id, phones in order of their id, joined by single blanks.
    /// </summary>
    public static string TextOf(string name, string cpf, IEnumerable<string> enrollments, IEnumerable<string> phones)
    {
        var text = new StringBuilder(SearchText.Normalise(name)).Append(' ').Append(cpf);
        foreach (var number in enrollments.Where(number => number.Length > 0))
        {
            text.Append(' ').Append(WithoutPunctuation(number));
        }

        foreach (var phone in phones)
        {
            text.Append(' ').Append(phone);
        }

        return text.ToString();
    }

    /// <summary>Writes the search text again after a client, matrícula or phone changed. Call it inside the same transaction, after saving.</summary>
    public static async Task ReindexAsync(CaseDeskDbContext db, long clientId, CancellationToken cancellationToken)
    {
        var client = await db.Clients.Where(client => client.Id == clientId).Select(client => new
        {
            client.Name,
            client.Cpf,
            Enrollments = client.Enrollments.OrderBy(enrollment => enrollment.Id).Select(enrollment => enrollment.Number).ToList(),
            Phones = client.Phones.OrderBy(phone => phone.Id).Select(phone => phone.Number).ToList(),
        }).SingleAsync(cancellationToken);
        var text = TextOf(client.Name, client.Cpf, client.Enrollments, client.Phones);
        await db.Clients.Where(row => row.Id == clientId && row.SearchText != text)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchText, text), cancellationToken);
    }

    /// <summary>What somebody typed, as terms that must all occur. Masks of CPF, phone and matrícula fall away.</summary>
    public static IReadOnlyList<string> Terms(string typed) =>
        [.. SearchText.Normalise(WithoutMasks(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(term => char.IsAsciiDigit(term[0]) ? WithoutPunctuation(term) : term).Where(term => term.Length > 0)];

    /// <summary>The ids of the clients in whose search text every term of at least <see cref="ShortestTerm"/> characters occurs.</summary>
    public static IQueryable<long> Matching(CaseDeskDbContext db, IReadOnlyList<string> terms)
    {
        var searchable = terms.Where(term => term.Length >= ShortestTerm).ToList();
        if (db.Dialect.IsSqlite)
        {
            var phrases = string.Join(' ', searchable.Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            return db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM \"ClientSearch\" WHERE \"ClientSearch\" MATCH {phrases}");
        }

        IQueryable<Client> clients = db.Clients;
        foreach (var term in searchable)
        {
            var pattern = $"%{term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            clients = clients.Where(client => EF.Functions.Like(client.SearchText, pattern, "\\"));
        }

        return clients.Select(client => client.Id);
    }

    /// <summary>Joins what a mask has torn apart: <c>(11) 98888-7777</c> is one number.</summary>
    private static string WithoutMasks(string typed)
    {
        var trimmed = typed.Trim();
        return trimmed.Length > 0 && trimmed.All(character => char.IsAsciiDigit(character) || " .-/()+".Contains(character, StringComparison.Ordinal))
            ? string.Concat(trimmed.Where(char.IsAsciiDigit))
            : trimmed;
    }

    private static string WithoutPunctuation(string number) =>
        string.Concat(number.Where(character => !"-./()".Contains(character, StringComparison.Ordinal)));
}
