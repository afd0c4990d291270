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
    /// <summary>
    /// The search text of one client. Imports write the same with SQL: normal name, CPF, matrículas without <c>-./()</c>, in capitals and
    /// in order of their id, phones in order of their id, joined by single blanks.
    /// </summary>
    public static string TextOf(string name, string cpf, IEnumerable<string> enrollments, IEnumerable<string> phones)
    {
        var text = new StringBuilder(SearchText.Normalise(name)).Append(' ').Append(cpf);
        foreach (var number in enrollments.Where(number => number.Length > 0))
        {
            text.Append(' ').Append(WithoutPunctuation(number).ToUpperInvariant());
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

    /// <summary>The ids of the clients in whose search text every term occurs. There must be one.</summary>
    public static IQueryable<long> Matching(CaseDeskDbContext db, SearchTerms search)
    {
        if (search.Terms.Count == 0)
        {
            throw new InvalidOperationException("A search without a term that can be found was run.");
        }

        if (db.Dialect.IsSqlite)
        {
            return db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM \"ClientSearch\" WHERE \"ClientSearch\" MATCH {PhrasesOf(search)}");
        }

        var sql = StatementOf(search);
        return db.Database.SqlQueryRaw<long>(sql, [.. search.Terms.SelectMany(forms => forms).Select(PatternOf)]);
    }

    /// <summary>A number as it is stored: without the marks that stand between its digits.</summary>
    internal static string WithoutPunctuation(string number) =>
        string.Concat(number.Where(character => !"-./()".Contains(character, StringComparison.Ordinal)));

    private static string PhrasesOf(SearchTerms search) =>
        string.Join(" AND ", search.Terms.Select(forms => $"({string.Join(" OR ", forms.Select(form => $"\"{form.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))})"));

    /// <summary>One flat condition: a query that grows with each word makes the provider walk as deep as somebody types.</summary>
    private static string StatementOf(SearchTerms search)
    {
        var next = 0;
        var terms = search.Terms.Select(forms => $"({string.Join(" OR ", forms.Select(_ => $"\"SearchText\" LIKE {{{next++}}}"))})");
        return $"SELECT \"Id\" AS \"Value\" FROM \"Clients\" WHERE {string.Join(" AND ", terms)}";
    }

    private static string PatternOf(string term) =>
        $"%{term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
