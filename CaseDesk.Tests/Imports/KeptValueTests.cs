using System.Text;
using System.Text.Json.Nodes;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>What an import overwrites is kept with the row, so that undo can put it back (domain.md 6.3).</summary>
public sealed class KeptValueTests
{
    private const string July = """
        CPF;Nome;Matricula;Codigo Orgao;Orgao;Cargo;Banco Emprestimo;Valor Parcela;Saldo Devedor;Parcelas Pagas;Prazo Total;Competencia;Email;Banco
        90000000175;ANA E SILVA;1;001;SAUDE;AGENTE;BANCO A;100,25;;12;96;07/2025;ana@example.test;

        """;

    [Theory, BothDatabases]
    public async Task A_row_that_changes_name_contact_matricula_and_loan_keeps_all_that_it_overwrote(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(July);
        var changed = await desk.LoadAsync(July
            .Replace("ANA E SILVA", "ANA EXEMPLO SILVA", StringComparison.Ordinal).Replace("ana@", "outra@", StringComparison.Ordinal)
            .Replace("001;SAUDE;AGENTE", "002;EDUCACAO;CHEFE", StringComparison.Ordinal).Replace("100,25;;12", "200,00;50,00;13", StringComparison.Ordinal)
            .Replace("test;\n", "test;BANCO DO CLIENTE\n", StringComparison.Ordinal));

        var row = Assert.Single(await desk.RowsAsync(changed));
        Assert.Equal((RowOutcome.Updated, 1), (row.Outcome, changed.Counts.ClientsUpdated));
        await using var db = desk.Db();
        var (enrollment, line) = (await db.Enrollments.SingleAsync(TestDesk.Cancel), await db.PayrollLines.SingleAsync(TestDesk.Cancel));
        Assert.Equal(("002", "EDUCACAO", "CHEFE", 200m, 50m), (enrollment.DepartmentCode, enrollment.DepartmentName, enrollment.Position, line.Amount, line.Balance));
        AssertKept($$"""
            {"client_name": "ANA E SILVA", "email": "ana@example.test", "bank": null, "enrollment_id": {{enrollment.Id}}, "department_code": "001",
             "department_name": "SAUDE", "position": "AGENTE", "line_id": {{line.Id}}, "status": null, "total_installments": 96, "paid_installments": 12, "amount": "100.25",
             "balance": null, "posting_department": null, "paying_department": null}
            """, row.Overwritten);
    }

    [Theory, BothDatabases]
    public async Task A_loan_that_stays_as_it_was_still_keeps_what_its_row_changed_of_the_person(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(July);
        var changed = await desk.LoadAsync(July.Replace("ANA E SILVA", "ANA EXEMPLO SILVA", StringComparison.Ordinal).Replace("ana@", "outra@", StringComparison.Ordinal));

        var row = Assert.Single(await desk.RowsAsync(changed));
        Assert.Equal(RowOutcome.Unchanged, row.Outcome);
        AssertKept("""{"client_name": "ANA E SILVA", "email": "ana@example.test"}""", row.Overwritten);
    }

    [Theory, BothDatabases]
    public async Task Of_several_rows_of_a_matricula_the_last_that_names_its_department_wins_and_keeps_the_old_one(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        const string head = "CPF;Nome;Matricula;Codigo Orgao;Cargo;FIN;Valor;Competencia\n";
        await desk.LoadAsync(head + "90000000175;ANA EXEMPLO;1;;;10;1,00;07/2025\n90000000175;ANA EXEMPLO;1;001;AGENTE;11;1,00;07/2025\n");
        var changed = await desk.LoadAsync(head
            + "90000000175;ANA EXEMPLO;1;002;;10;1,00;07/2025\n90000000175;ANA EXEMPLO;1;003;;11;1,00;07/2025\n90000000175;ANA EXEMPLO;1;;;12;1,00;07/2025\n");

        await using var db = desk.Db();
        var enrollment = await db.Enrollments.SingleAsync(TestDesk.Cancel);
        Assert.Equal(("003", "AGENTE"), (enrollment.DepartmentCode, enrollment.Position));
        var kept = Assert.Single(await desk.RowsAsync(changed), row => row.Overwritten is not null).Overwritten;
        AssertKept($$"""{"enrollment_id": {{enrollment.Id}}, "department_code": "001", "department_name": null, "position": "AGENTE"}""", kept);
    }

    [Theory, BothDatabases]
    public async Task Contact_data_that_only_the_second_row_of_a_client_brings_is_taken_over(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var import = await desk.LoadAsync("CPF;Nome;Matricula;Celular;Cidade\n90000000175;ANA EXEMPLO;1;;\n90000000175;ANA EXEMPLO;2;11988887777;RECIFE\n");

        await using var db = desk.Db();
        var client = await db.Clients.Include(client => client.Phones).Include(client => client.Addresses).SingleAsync(TestDesk.Cancel);
        Assert.Equal(("11988887777", "RECIFE"), (client.Phones.Single().Number, client.Addresses.Single().City));
        Assert.Equal([RowOutcome.Created, RowOutcome.Updated], (await desk.RowsAsync(import)).Select(row => row.Outcome));
        Assert.Equal((1, 0, 2, 1), (import.Counts.ClientsCreated, import.Counts.ClientsUpdated, import.Counts.EnrollmentsCreated, import.Counts.CasesCreated));
    }

    [Theory, BothDatabases]
    public async Task Each_of_many_rows_keeps_its_own_values_across_ranges(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (before, after) = (new StringBuilder("CPF;Nome;Email\n"), new StringBuilder("CPF;Nome;Email\n"));
        for (var n = 1; n <= 4100; n++)
        {
            before.Append(InventedCpf.Number(n)).Append(";ANA EXEMPLO;a").Append(n).Append("@example.test\n");
            after.Append(InventedCpf.Number(n)).Append(";ANA EXEMPLO;b").Append(n).Append("@example.test\n");
        }

        await desk.LoadAsync(before.ToString());
        var changed = await desk.LoadAsync(after.ToString());

        Assert.Equal((4100, 4100), (changed.Counts.Updated, changed.Counts.ClientsUpdated));
        Assert.All(await desk.RowsAsync(changed), row => AssertKept($$"""{"email": "a{{row.Line - 1}}@example.test"}""", row.Overwritten));
    }

    private static void AssertKept(string expected, string? kept)
    {
        Assert.NotNull(kept);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(kept)), $"Kept was {kept}");
    }
}
