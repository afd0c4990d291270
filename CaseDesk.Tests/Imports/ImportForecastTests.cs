using System.Text;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>A check is believed: what it foresees of a row, and of people and cases, is what the run then makes of them.</summary>
public sealed class ImportForecastTests
{
    private const string Known = """
        CPF;Nome;Matricula;Celular
        90000000175;ANA SILVA;1;11988887771
        90000000256;BRUNO;;
        90000000680;FABIO;1;
        90000000760;GINA;;
        """;

    private const string Changed = """
        CPF;Nome;Matricula;Celular
        90000000175;ANA SILVA;1;11988887771
        90000000175;ANA SILVA;2;
        90000000175;ANA SILVA;3;11988887772
        90000000256;BRUNO EXEMPLO;;
        90000000256;BRUNO;7;
        90000000337;CARLA;1;
        90000000337;CARLA;2-X;
        90000000337;CARLA MODELO;3;11988887773
        90000000418;DAVI;;
        90000000418;DAVI TESTE;9;
        90000000507;ELISA;9;
        90000000507;ELISA;10.1;
        90000000680;FABIO;8;
        90000000760;GINA MODELO;;
        """;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 1), InlineData(DatabaseProvider.Sqlite, 4000), InlineData(DatabaseProvider.PostgreSql, 1), InlineData(DatabaseProvider.PostgreSql, 4000)]
    public Task Each_row_ends_as_the_check_foresaw_however_the_ranges_fall(DatabaseProvider provider, int rangeRows) => AsForeseenAsync(
        provider, rangeRows, Known, Changed, ["unchanged", "updated", "updated", "updated", "updated", "created", "updated", "updated", "created", "updated", "created", "updated", "updated", "updated"]);

    [Theory, BothDatabases]
    public async Task Changes_of_a_person_are_foreseen_beside_those_of_his_loans(DatabaseProvider provider)
    {
        const string head = "CPF;Nome;Matricula;Banco Emprestimo;Valor Parcela;Competencia;Celular\n";
        const string carla = "90000000337;CARLA;1;BANCO A;70,00;07/2025;";
        await AsForeseenAsync(
            provider, 4000, head + "90000000175;ANA;1;BANCO A;100,25;07/2025;11988887771\n90000000256;BRUNO;1;BANCO A;50,00;07/2025;\n" + carla + "\n",
            head + "90000000175;ANA EXEMPLO;1;BANCO A;100,25;07/2025;11988887771\n90000000256;BRUNO;1;BANCO A;60,00;07/2025;11988887772\n90000000256;BRUNO;2;BANCO A;60,00;07/2025;\n"
                + carla + "11988887773\n",
            ["unchanged", "updated", "created", "unchanged"]);
    }

    [Theory, BothDatabases]
    public Task News_of_a_department_counts_and_a_longer_name_counts_once(DatabaseProvider provider) => AsForeseenAsync(
        provider, 4000, "CPF;Nome;Matricula;Cargo\n90000000175;ANA;1;AGENTE\n90000000175;ANA;2;AGENTE\n90000000256;BRUNO;1;AGENTE\n",
        "CPF;Nome;Matricula;Cargo\n90000000175;ANA SILVA;1;AGENTE\n90000000175;ANA SILVA;2;\n90000000256;BRUNO;1;CHEFE\n", ["updated", "unchanged", "updated"]);

    [Theory, BothDatabases]
    public async Task A_case_opened_again_by_an_administrator_is_foreseen_to_stay_the_only_one(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Known);
        await using (var db = desk.Db())
        {
            var open = await db.Cases.OrderBy(@case => @case.Id).FirstAsync(TestDesk.Cancel);
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Cases" ("ClientId", "Status", "QueuedAt", "TimesTaken", "Loans", "LoansAmount", "EndedAt", "CreatedAt", "UpdatedAt") SELECT "ClientId", 'cancelado', "QueuedAt", 1, 0, "LoansAmount", "CreatedAt", "CreatedAt", "UpdatedAt" FROM "Cases" WHERE "Id" = {open.Id}""",
                TestDesk.Cancel);
        }

        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, Encoding.UTF8.GetBytes(Known + "\n"), ImportStatus.Checked);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var foreseen = (await desk.ReadAsync(importId)).Counts;
        await desk.Get<ImportSteering>().RunAsync(importId, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal((4, 0, 0), (foreseen.CasesRefreshed, foreseen.CasesCreated, foreseen.CasesWithheld));
        Assert.Equal(foreseen, (await desk.ReadAsync(importId)).Counts);
    }

    [Theory, BothDatabases]
    public async Task A_registration_update_is_foreseen_to_leave_names_alone(DatabaseProvider provider)
    {
        var counts = await AsForeseenAsync(
            provider, 4000, Known, "CPF;Nome;Celular\n90000000175;ANA EXEMPLO DA SILVA;\n90000000256;BRUNO;11988887772\n90000000337;CARLA;11988887773\n",
            ["unchanged", "updated", "rejected"], new() { Kind = ListKind.RegistrationUpdate });
        Assert.Equal(1, counts.ClientsUpdated);
    }

    [Theory, BothDatabases]
    public async Task People_who_come_with_several_rows_are_named_and_found_by_all_of_them(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Known);
        await desk.LoadAsync(Changed);

        await using var db = desk.Db();
        var clients = await db.Clients.AsNoTracking().Include(client => client.Enrollments).Include(client => client.Phones).OrderBy(client => client.Cpf).ToListAsync(TestDesk.Cancel);
        Assert.Equal(["ANA SILVA", "BRUNO EXEMPLO", "CARLA MODELO", "DAVI TESTE", "ELISA", "FABIO", "GINA MODELO"], clients.Select(client => client.Name));
        Assert.Equal(["1 2 3", "7", "1 2-X 3", "9", "9 10.1", "1 8", ""], clients.Select(client => string.Join(' ', client.Enrollments.OrderBy(row => row.Id).Select(row => row.Number).Where(number => number.Length > 0))));
        Assert.All(clients, client => Assert.Equal(
            ClientSearch.TextOf(client.Name, client.Cpf, client.Enrollments.OrderBy(row => row.Id).Select(row => row.Number), client.Phones.OrderBy(row => row.Id).Select(row => row.Number)),
            client.SearchText));
        Assert.Equal(2, await db.ImportRows.CountAsync(row => row.Overwritten!.Contains("client_name"), TestDesk.Cancel));
        Assert.Equal(
            ["BRUNO > BRUNO EXEMPLO", "GINA > GINA MODELO"],
            (await db.ClientChanges.Where(change => change.Field == "name").ToListAsync(TestDesk.Cancel)).Select(change => $"{change.Before} > {change.After}").Order());
    }

    /// <returns>The counts, which the check foresaw too.</returns>
    private static async Task<ImportCounts> AsForeseenAsync(
        DatabaseProvider provider, int rangeRows, string known, string changed, string[] expected, ListChoices? choices = null)
    {
        await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = rangeRows });
        await desk.LoadAsync(known);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, Encoding.UTF8.GetBytes(changed), ImportStatus.Inspected);
        await desk.Get<ImportSteering>().CheckAsync(importId, choices ?? new(), admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var (outcomes, counts) = (await OutcomesAsync(desk, importId), (await desk.ReadAsync(importId)).Counts);

        await desk.Get<ImportSteering>().RunAsync(importId, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal(expected, await OutcomesAsync(desk, importId));
        Assert.Equal(expected, outcomes.Select(Done));
        Assert.Equal(counts, (await desk.ReadAsync(importId)).Counts);
        return counts;
    }

    private static async Task<string[]> OutcomesAsync(TestDesk desk, long importId)
    {
        await using var db = desk.Db();
        return await db.ImportRows.Where(row => row.ImportId == importId).OrderBy(row => row.Line).Select(row => row.Outcome).ToArrayAsync(TestDesk.Cancel);
    }

    private static string Done(string foreseen) => foreseen switch
    {
        RowOutcome.ToCreate => RowOutcome.Created,
        RowOutcome.ToUpdate => RowOutcome.Updated,
        RowOutcome.ToLeave => RowOutcome.Unchanged,
        RowOutcome.ToReject => RowOutcome.Rejected,
        _ => foreseen,
    };
}
