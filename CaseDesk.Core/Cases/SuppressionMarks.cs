using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases;

/// <summary>
/// Copies onto open cases until when their client must not be contacted, by CPF or by any phone. Run it, inside the
/// transaction of the change, after suppressions, phones or cases came or went; an import does the same for its chunk.
/// </summary>
public static class SuppressionMarks
{
    /// <summary>The last end of all that stands against contacting client <c>c</c>; null when nothing does.</summary>
    private const string Until = """
        (SELECT MAX(s."EndsAt") FROM "Suppressions" AS s WHERE s."Id" IN
            (SELECT x."Id" FROM "Suppressions" AS x WHERE x."Cpf" = c."Cpf"
             UNION ALL
             SELECT y."Id" FROM "Phones" AS p JOIN "Suppressions" AS y ON y."Phone" = p."Number" WHERE p."ClientId" = c."Id"))
        """;

    private const string Mark = $"""
        UPDATE "Cases" SET "SuppressedUntil" = o."Until", "UpdatedAt" = @now
        FROM (SELECT k."Id", {Until} AS "Until" FROM "Cases" AS k JOIN "Clients" AS c ON c."Id" = k."ClientId"
              WHERE {CaseConfiguration.IsOpen} AND
        """;

    private const string Tail = """ ) AS o WHERE "Cases"."Id" = o."Id" AND "Cases"."SuppressedUntil" IS DISTINCT FROM o."Until" """;

    /// <summary>For the clients of an import's working table, by its parameters.</summary>
    public const string OfChunk = $"""{Mark} k."ClientId" IN (SELECT "ClientId" FROM "Chunk"){Tail}""";

    private const string OnSqlite = $"""{Mark} k."ClientId" IN (SELECT value FROM json_each(@ids)){Tail}""";

    private const string OnPostgres = $"""{Mark} k."ClientId" = ANY(@ids){Tail}""";

    public static Task RunAsync(CaseDeskDbContext db, IReadOnlyCollection<long> clientIds, DateTime now, CancellationToken cancellationToken) =>
        clientIds.Count == 0
            ? Task.CompletedTask
            : db.Database.ExecuteSqlRawAsync(
                db.Dialect.IsSqlite ? OnSqlite : OnPostgres,
                [db.Dialect.Parameter("now", now), db.Dialect.Parameter("ids", db.Dialect.IdsParameter(clientIds))], cancellationToken);
}
