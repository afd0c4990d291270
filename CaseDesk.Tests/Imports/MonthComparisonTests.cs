using System.Text;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

public sealed class MonthComparisonTests
{
    [Theory, BothDatabases]
    public async Task A_report_says_what_changed_since_the_month_before_for_each_client(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = 3 });
        await desk.LoadAsync(Line("1", "900001-1", "ANA EXEMPLO", "0001", 96, 24, "458,04", 1) + Line("1", "900001-1", "ANA EXEMPLO", "0002", 60, 56, "100,00", 1)
            + Line("2", "900002-2", "BRUNO TESTE", "0001", 96, 10, "80,00", 2) + Line("1", "900003-3", "CARLA INVENTADA", "0001", 96, 10, "70,00", 3)
            + Line("1", "900004-4", "DAVI FICTICIO", "0001", 96, 10, "60,00", 4) + Line("1", "900005-5", "EVA MODELO", "0001", 96, 10, "50,00", 5), "07/2025");

        var august = await desk.LoadAsync(Line("1", "900001-1", "ANA EXEMPLO", "0001", 96, 25, "460,00", 1) + Line("1", "900001-1", "ANA EXEMPLO", "0002", 60, 57, "100,00", 1)
            + Line("1", "900001-1", "ANA EXEMPLO", "0003", 84, 1, "33,00", 1) + Line("1", "900002-2", "BRUNO TESTE", "0001", 96, 11, "80,00", 2)
            + Line("3", "900003-3", "CARLA INVENTADA", "0001", 96, 10, "70,00", 3) + Line("1", "900004-4", "DAVI FICTICIO", "0009", 12, 1, "61,00", 4), "08/2025");

        Assert.Equal(
            [
                ("ANA EXEMPLO", PayrollChangeKind.InstallmentChanged, "0001", "458.04", "460.00"), ("ANA EXEMPLO", PayrollChangeKind.NearlyPaid, "0002", "4", "3"),
                ("ANA EXEMPLO", PayrollChangeKind.NewLoan, "0003", null, "33.00"), ("BRUNO TESTE", PayrollChangeKind.MarginBack, "0001", "2", "1"),
                ("CARLA INVENTADA", PayrollChangeKind.MarginLost, "0001", "1", "3"), ("DAVI FICTICIO", PayrollChangeKind.LoanEnded, "0001", "60.00", null),
                ("DAVI FICTICIO", PayrollChangeKind.NewLoan, "0009", null, "61.00"), ("EVA MODELO", PayrollChangeKind.LeftPayroll, null, null, null),
            ],
            await ChangesAsync(desk, august.Id));
    }

    [Theory, BothDatabases]
    public async Task The_first_report_of_a_bank_and_a_sheet_are_compared_with_nothing(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Line("1", "900001-1", "ANA EXEMPLO", "0001", 96, 24, "458,04", 1), "07/2025", "BANCO OUTRO");

        var first = await desk.LoadAsync(Line("1", "900001-1", "ANA EXEMPLO", "0001", 96, 24, "458,04", 1), "08/2025");
        var sheet = await desk.LoadAsync("CPF;Nome\n90000000175;ANA EXEMPLO\n");

        Assert.Empty(await ChangesAsync(desk, first.Id));
        Assert.Empty(await ChangesAsync(desk, sheet.Id));
    }

    /// <summary>A line of the full report: columns where the ruler has them (domain.md 6.1).</summary>
    private static string Line(string status, string enrollment, string name, string fin, int total, int paid, string amount, int person) =>
        $"  {status}    {enrollment}  {name,-30} {"3-AGENTE",-30} {fin}      028     {total:000}   {paid:000}   {amount,12}      028    {InventedCpf.Number(person)}\n";

    private static async Task<List<(string, string, string?, string?, string?)>> ChangesAsync(TestDesk desk, long importId)
    {
        await using var db = desk.Db();
        var changes = await (from change in db.PayrollChanges
                             where change.ImportId == importId
                             join client in db.Clients on change.ClientId equals client.Id
                             select new { client.Name, change.Kind, change.Fin, change.Before, change.After }).ToListAsync(TestDesk.Cancel);
        return [.. changes.OrderBy(change => change.Name).ThenBy(change => change.Fin).Select(change => (change.Name, change.Kind, change.Fin, change.Before, change.After))];
    }
}

file static class ReportLoading
{
    private const string Titles =
        "STATUS MATRICULA NOME                           CARGO                          FIN. ORGAO LANC.  TOTAL PAGO  VALOR        ORGAO PAGTO CPF\n"
        + "====== ========= ============================== ============================== ==== ============ ===== ===== ============ =========== ===========\n";

    public static Task<Import> LoadAsync(this TestDesk desk, string lines, string month, string bank = "BANCO EXEMPLO") =>
        desk.LoadAsync(Encoding.Latin1.GetBytes($"Entidade: 123-{bank}    Referência: {month}   Data da Geração: 31/08/2025\n\n{Titles}{lines}"));
}
