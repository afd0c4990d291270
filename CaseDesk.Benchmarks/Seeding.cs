using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Benchmarks;

/// <summary>Fills a desk with cases of invented people, in bulk.</summary>
internal static class Seeding
{
    private const string Names = "ANA,BRUNO,CARLA,DAVI,ELISA,FABIO,GINA,HUGO,IARA,JOAO";
    private const string Surnames = "SILVA,SOUZA,EXEMPLO,TESTE,MODELO,FICTICIO,PADRAO,AMOSTRA,PROTOTIPO,ENSAIO";

    public static async Task CasesAsync(BenchDesk desk, int count)
    {
        var (first, last) = (Names.Split(','), Surnames.Split(','));
        await using var db = desk.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        var now = TimeProvider.System.Now();
        var series = db.Dialect.IsSqlite
            ? "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count) SELECT i FROM n) AS s"
            : "generate_series(1, @count) AS s(i)";
        var pick = (string[] words, string by) => $"CASE {by} % 10 {string.Concat(words.Select((word, at) => $"WHEN {at} THEN '{word}' "))}END";
        var name = $"({pick(first, "s.i")} || ' ' || {pick(last, "(s.i / 10)")} || ' ' || {pick(last, "(s.i / 100)")})";
        var people = $"(SELECT i, first, {CheckDigit($"{Weighted(11)} + first * 2")} AS second FROM (SELECT i, {CheckDigit(Weighted(10))} AS first FROM {series}) AS f) AS s";
        const string number = "s.i * 100 + s.first * 10 + s.second";
        var cpf = db.Dialect.IsSqlite ? $"substr('00000000000' || ({number}), -11)" : $"lpad(({number})::text, 11, '0')";
        var age = db.Dialect.IsSqlite ? "strftime('%Y-%m-%d %H:%M:%S', @now, '-' || (s.i % 40000) || ' minutes')" : "@now - make_interval(mins => (s.i % 40000)::int)";
        await RunAsync("""INSERT INTO "PayrollEntities" ("Code", "Name") VALUES ('9001', 'BANCO EXEMPLO S.A')""");
        await RunAsync($"""
            INSERT INTO "Clients" ("Cpf", "Name", "SearchName", "TypedFields", "SearchText", "CreatedAt", "UpdatedAt")
            SELECT {cpf}, {name}, {name}, 0, {name} || ' ' || {cpf}, @now, @now FROM {people}
            """);
        await RunAsync($"""
            INSERT INTO "Cases" ("ClientId", "Status", "QueuedAt", "TimesTaken", "EntityId", "Loans", "LoansAmount", "CreatedAt", "UpdatedAt")
            SELECT k."Id", 'disponivel', {age.Replace("s.i", "k.\"Id\"", StringComparison.Ordinal)}, 0, 1, k."Id" % 6, @zero, @now, @now FROM "Clients" AS k
            """);
        await RunAsync(db.Dialect.IsSqlite ? "ANALYZE" : "VACUUM ANALYZE"); // As the autovacuum leaves it.

        async Task RunAsync(string sql)
        {
            object[] parameters = [db.Dialect.Parameter("count", count), db.Dialect.Parameter("now", now), db.Dialect.Parameter("zero", 0m)];
            await db.Database.ExecuteSqlRawAsync(sql, parameters.Where(parameter => sql.Contains("@" + ((System.Data.Common.DbParameter)parameter).ParameterName, StringComparison.Ordinal)));
        }
    }

    /// <summary>The nine digits of <c>i</c>, each times its weight, as SQL.</summary>
    private static string Weighted(int heaviest) => string.Join(" + ", Enumerable.Range(0, 9).Select(at => $"i / {(int)Math.Pow(10, 8 - at)} % 10 * {heaviest - at}"));

    private static string CheckDigit(string weighted) => $"CASE WHEN ({weighted}) % 11 < 2 THEN 0 ELSE 11 - ({weighted}) % 11 END";
}
