using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>What was read out of cells, as it is stored and found again (domain.md 5 and 6.2).</summary>
public sealed class CellStorageTests
{
    [Theory, BothDatabases]
    public async Task The_month_after_a_month_without_its_zero_is_the_newer_one(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        const string Titles = "CPF;Nome;Banco Emprestimo;Valor Parcela;Competencia\n90000000175;ANA;BANCO EXEMPLO;";
        await desk.LoadAsync(Titles + "100,00;72025\n");

        await desk.LoadAsync(Titles + "999,99;08/2025\n");

        await using var db = desk.Db();
        var @case = await db.Cases.SingleAsync(TestDesk.Cancel);
        Assert.Equal((new DateOnly(2025, 8, 1), 999.99m), (@case.Reference, @case.LoansAmount));
    }

    [Theory, BothDatabases]
    public async Task A_suppression_finds_its_person_by_eight_digits_and_by_a_CPF_in_any_dress_and_lost_digits_block_nobody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync("CPF;Nome;Celular\n90000000175;ANA;11988886001\n90000000256;BRUNO;1188886002\n90000000337;CARLA;11988900000\n90000000418;DAVI;11988886003\n90000000507;EVA;\n");

        var list = await desk.LoadAsync(
            "CPF;Telefone;Bloqueado ate\n;(11) 8888-6001;28/11/2030\n;11 98888-6002;28/11/30\n;1,19889E+10;28/11/2030\n900000\u200B00418;;28/11/2030\n=\"90000000507\";;28/11/2030\n");

        Assert.Equal((4, 1), (list.Counts.Created, list.Counts.Rejected));
        var free = await desk.Get<CaseLists>().ListAsync(new() { Statuses = [CaseStatus.Available] }, 1, 20, await desk.UserAsync(), TestDesk.Cancel);
        Assert.Equal("CARLA", Assert.Single(free.Items).ClientName);
    }

    [Theory, BothDatabases]
    public async Task A_matricula_with_and_without_its_leading_zeros_is_one_and_is_shown_as_it_came_first(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        const string Titles = "CPF;Nome;Matricula;Cargo;Banco Emprestimo;Valor Parcela;Competencia\n";

        var first = await desk.LoadAsync(Titles + "90000000175;ANA;0012345;;BANCO A;10,00;07/2025\n90000000175;ANA;12345;PROFESSORA;BANCO B;10,00;07/2025\n"
            + "90000000175;ANA;12345;PROFESSORA;BANCO A;10,00;07/2025\n90000000256;BRUNO;77;;BANCO A;10,00;07/2025\n");
        var again = await desk.LoadAsync(Titles + "90000000175;ANA;012345;;BANCO A;10,00;07/2025\n90000000256;BRUNO;077;;BANCO A;11,00;07/2025\n");
        var person = await desk.LoadAsync("CPF;Nome;Matricula\n90000000175;ANA;000012345\n90000000256;BRUNO;78\n");

        Assert.Equal((3, 1, 2), (first.Counts.Created, first.Counts.Duplicate, first.Counts.EnrollmentsCreated));
        Assert.Equal((0, 1, 1, 0), (again.Counts.Created, again.Counts.Updated, again.Counts.Unchanged, again.Counts.EnrollmentsCreated));
        Assert.Equal((1, 1, 1), (person.Counts.Updated, person.Counts.Unchanged, person.Counts.EnrollmentsCreated));
        await using var db = desk.Db();
        Assert.Equal(["0012345 PROFESSORA", "77 ", "78 "], await db.Clients.Join(
            db.Set<Core.Clients.Enrollment>(), client => client.Id, enrollment => enrollment.ClientId, (client, enrollment) => enrollment)
            .OrderBy(enrollment => enrollment.Id).Select(enrollment => enrollment.Number + " " + (enrollment.Position ?? "")).ToListAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_loan_may_have_no_amount(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);

        var import = await desk.LoadAsync("CPF;Nome;Matricula;Competencia;Banco Emprestimo\n90000000175;ANA;900201-1;07/2025;BANCO A\n90000000175;ANA;900201-1;07/2025;BANCO B\n");

        Assert.Equal((2, 0, 2), (import.Counts.Created, import.Counts.Duplicate, import.Counts.PayrollLinesCreated));
        await using var db = desk.Db();
        Assert.Equal([null, null], await db.PayrollLines.Select(line => line.Amount).ToListAsync(TestDesk.Cancel));
        var @case = await db.Cases.SingleAsync(TestDesk.Cancel);
        Assert.Equal((2, 0m), (@case.Loans, @case.LoansAmount));
    }

    [Theory, BothDatabases]
    public async Task Instalments_that_are_zero_or_have_decimals_change_nothing_the_second_time(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        const string List = "CPF;Nome;Matricula;Competencia;Banco Emprestimo;Prazo Total;Parcelas Pagas;Valor Parcela\n90000000175;ANA;1;07/2025;BANCO A;96;0;100,00\n"
            + "90000000256;BRUNO;1;07/2025;BANCO A;96;000;100,00\n90000000337;CARLA;1;07/2025;BANCO A;96;12.0;100,00\n90000000418;DAVI;1;07/2025;BANCO A;96;12,0;100,00\n";
        await desk.LoadAsync(List);

        var again = await desk.LoadAsync(List + "\n");

        Assert.Equal((4, 0, 0), (again.Counts.Unchanged, again.Counts.Updated, again.Counts.Created));
        await using var db = desk.Db();
        Assert.Equal([0, 0, 12, 12], await db.PayrollLines.OrderBy(line => line.Id).Select(line => line.PaidInstallments).ToListAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Addresses_that_differ_in_case_are_the_same_mailbox(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        const string List = "CPF;Nome;Matricula;E-mail\n90000000175;ANA;900101-1;ana@exemplo.test\n90000000175;ANA;900102-2;ANA@EXEMPLO.TEST\n";
        await desk.LoadAsync(List);

        var again = await desk.LoadAsync(List + "\n");

        Assert.Equal((2, 0), (again.Counts.Unchanged, again.Counts.Updated));
    }

    [Theory, BothDatabases]
    public async Task A_sound_spelling_of_a_name_beats_a_damaged_one_and_then_the_longer_wins(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        (string Damaged, string Sound)[] names =
        [
            ("JOSÃ‰ ANTÃ”NIO", "JOSÉ ANTÔNIO"), ("MARIA DA CONCEI????O", "MARIA CONCEIÇÃO"), ("LU\uFFFDS ACENTO LONGO", "LUÍS ACENTO"), ("JoÃ£o da Silva", "João Silva"),
            ("GONÃ‡ALVES LIMA", "GONÇALVES"),
        ];
        string List(Func<(string Damaged, string Sound), string> name) =>
            "CPF;Nome\n" + string.Concat(names.Select((pair, at) => $"{InventedCpf.Number(at)};{name(pair)}\n"));

        await desk.LoadAsync(List(pair => pair.Damaged));
        var mended = await desk.LoadAsync(List(pair => pair.Sound));
        var damagedAgain = await desk.LoadAsync(List(pair => pair.Damaged) + "\n");
        var longer = await desk.LoadAsync(List(pair => pair.Sound + " NETO"));

        Assert.Equal((5, 5, 5), (mended.Counts.Updated, damagedAgain.Counts.Unchanged, longer.Counts.Updated));
        await using var db = desk.Db();
        Assert.Equal(names.Select(pair => pair.Sound + " NETO"), await db.Clients.OrderBy(client => client.Id).Select(client => client.Name).ToListAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_name_cut_in_the_middle_of_an_emoji_costs_neither_its_row_nor_the_file(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);

        var import = await desk.LoadAsync($"CPF;Nome\n90000000175;{new string('A', 199)}😀 EXEMPLO\n90000000256;BRUNO\n");

        Assert.Equal((2, 0), (import.Counts.ClientsCreated, import.Counts.Rejected));
    }

    [Fact]
    public async Task A_correction_that_no_cell_can_hold_is_told_as_what_it_is()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, "CPF;Nome\n90000000175;ANA\n", ImportStatus.Checked);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var steering = desk.Get<ImportSteering>();

        Assert.Equal(new SteeringOutcome.EditTooLong(500), await steering.EditAsync(importId, 2, 1, new string('A', 501), admin, TestDesk.Cancel));
        Assert.Equal(new SteeringOutcome.NoSuchCell(), await steering.EditAsync(importId, 2, 16_384, "A", admin, TestDesk.Cancel));
        Assert.Equal(new SteeringOutcome.NoSuchCell(), await steering.EditAsync(importId, 0, 1, "A", admin, TestDesk.Cancel));
    }
}
