using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>What a person sets up before a check is kept, and what is missing is said before anything is read.</summary>
public sealed class ImportSetupTests
{
    private const string People = "CPF;Nome;Onde\n90000000175;ANA EXEMPLO;ITU\n90000000176;BRUNO TESTE;ITU\n";

    [Theory, BothDatabases]
    public async Task A_choice_is_kept_without_a_check_and_takes_a_checked_list_back_to_its_setup(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (admin, importId) = await CheckedAsync(desk, People);
        var mapping = new ColumnMapping(1, [ListField.Cpf, ListField.Name, ListField.City]);

        var kept = await desk.Get<ImportSteering>().ChooseAsync(importId, new(Mapping: mapping), admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal(new SteeringOutcome.Accepted(ImportStatus.Inspected), kept);
        Assert.Equal(mapping.Fields, (await SetupAsync(desk, importId)).Choices.Mapping!.Fields);
        Assert.Equal(ImportStatus.Inspected, (await desk.Get<ImportReading>().ReadAsync(importId, TestDesk.Cancel))!.Status);
        Assert.IsType<SteeringOutcome.NotAllowed>(await desk.Get<ImportSteering>().ChooseAsync(importId, new(), await desk.UserAsync(), TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_correction_is_unread_until_the_next_check(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (admin, importId) = await CheckedAsync(desk, People);
        var steering = desk.Get<ImportSteering>();

        await steering.EditAsync(importId, 3, 0, InventedCpf.Number(2), admin, TestDesk.Cancel);
        Assert.Equal([new CellEdit(3, 0, InventedCpf.Number(2))], (await SetupAsync(desk, importId)).Unread);
        await steering.CheckAsync(importId, new(), admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        var setup = await SetupAsync(desk, importId);
        Assert.Equal((1, 0), (setup.Edits.Count, setup.Unread.Count));
    }

    [Fact]
    public async Task A_value_too_long_for_its_place_in_a_report_counts_as_read_once_it_was_checked()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var (admin, importId) = await CheckedAsync(desk, System.Text.Encoding.Latin1.GetString(Samples.Bytes(Samples.Report)));
        var line = (await desk.Get<ImportReading>().RowsAsync(importId, null, 1, 1, TestDesk.Cancel)).Items[0].Line;

        await desk.Get<ImportSteering>().EditAsync(importId, line, 2, new string('A', 60), admin, TestDesk.Cancel);
        Assert.Single((await SetupAsync(desk, importId)).Unread);
        await desk.Get<ImportSteering>().CheckAsync(importId, new(), admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Empty((await SetupAsync(desk, importId)).Unread);
    }

    [Fact]
    public async Task What_a_list_needs_is_said_before_it_is_read()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var (admin, importId) = await CheckedAsync(desk, People);
        ColumnMapping nameless = new(1, [ListField.Cpf, ListField.Ignore, ListField.Ignore]), nobody = new(1, [ListField.Ignore, ListField.Name, ListField.Ignore]);

        Assert.Equal("no_cpf_column", await LackAsync(desk, importId, new(Mapping: nobody), admin));
        Assert.Equal("no_name_column", await LackAsync(desk, importId, new(Mapping: nameless) { Kind = ListKind.NewList }, admin));
        Assert.Null(await LackAsync(desk, importId, new(Mapping: nameless) { Kind = ListKind.RegistrationUpdate }, admin));
    }

    [Fact]
    public async Task Another_header_row_brings_the_columns_below_it_and_another_sheet_its_own()
    {
        using var book = new XLWorkbook();
        Fill(book.AddWorksheet("Resumo"), ["Agosto", "Total"], ["Nome", "CPF"], ["ANA EXEMPLO", "90000000175"]);
        Fill(book.AddWorksheet("Rascunho"), ["CPF"], ["90000000256"]);
        Fill(book.AddWorksheet("Lista"), ["CPF", "Nome", "Cidade"], ["90000000256", "BRUNO TESTE", "ITU"]);
        book.Worksheet("Rascunho").Hide();
        using var file = new MemoryStream();
        book.SaveAs(file);
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, file.ToArray(), ImportStatus.Inspected);
        var steering = desk.Get<ImportSteering>();

        await steering.InspectAsync(importId, new(Mapping: new(1, [])), admin, TestDesk.Cancel);
        var first = await SetupAsync(desk, importId);
        Assert.Equal([new InspectedSheet(0, "Resumo"), new(2, "Lista")], first.Inspection.Sheets);
        Assert.Equal((1, "Agosto", 1), (first.Inspection.HeaderRow, first.Inspection.Columns[0].Title, first.Choices.Mapping!.HeaderRow));
        Assert.Equal(first.Inspection.Columns.Count, first.Choices.Mapping.Fields.Count);

        await steering.InspectAsync(importId, new() { Sheet = 2 }, admin, TestDesk.Cancel);
        Assert.Equal(["CPF", "Nome", "Cidade"], (await SetupAsync(desk, importId)).Inspection.Columns.Select(column => column.Title));
        await steering.CheckAsync(importId, new() { Sheet = 2 }, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        await using var db = desk.Db();
        Assert.Equal(["BRUNO TESTE"], await db.ImportRows.Select(row => row.Name).ToListAsync(TestDesk.Cancel));
    }

    /// <summary>A line above the titles, one column more, another order: a script sends it with the layout of last month.</summary>
    [Fact]
    public async Task A_saved_layout_finds_its_columns_by_title_in_a_sheet_that_has_changed()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var layouts = desk.Get<ImportLayouts>();
        var importId = await desk.ReceiveAsync(admin, "Quem;Pessoa;Onde mora\n90000000175;ANA EXEMPLO;ITU\n"u8.ToArray(), ImportStatus.Inspected);
        await layouts.SaveAsync(importId, "Agosto", new(Mapping: new(1, [ListField.Cpf, ListField.Name, ListField.City])), admin, TestDesk.Cancel);
        var saved = (await layouts.FindAsync("Agosto", TestDesk.Cancel))!.Choices;
        var next = "Lista de setembro;;;\nOnde mora;Fone;Quem;Pessoa\nBAURU;11987654321;90000000256;BRUNO TESTE\n"u8.ToArray();

        Assert.IsType<IntakeOutcome.Received>(await desk.Get<ImportIntake>().ReceiveAsync(new(new MemoryStream(next), "lista", next.Length, saved), admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        await using var db = desk.Db();
        var bruno = await db.Clients.Include(client => client.Addresses).Include(client => client.Phones).SingleAsync(TestDesk.Cancel);
        Assert.Equal(("90000000256", "BRUNO TESTE", "BAURU", "11987654321"), (bruno.Cpf, bruno.Name, bruno.Addresses.Single().City, bruno.Phones.Single().Number));
    }

    /// <summary>A script may name fewer fields than the sheet has columns.</summary>
    [Fact]
    public async Task A_layout_with_fewer_fields_than_titles_leaves_the_others_to_be_guessed()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var layouts = desk.Get<ImportLayouts>();
        var file = "Quem;Pessoa;Cidade\n90000000175;ANA EXEMPLO;ITU\n"u8.ToArray();
        await layouts.SaveAsync(await desk.ReceiveAsync(admin, file, ImportStatus.Inspected), "Curto", new(Mapping: new(1, [ListField.Cpf, ListField.Name])), admin, TestDesk.Cancel);

        var received = await desk.Get<ImportIntake>().ReceiveAsync(
            new(new MemoryStream(file), "lista", file.Length, (await layouts.FindAsync("Curto", TestDesk.Cancel))!.Choices, ImportStatus.Checked, Again: true), admin, TestDesk.Cancel);

        var importId = Assert.IsType<IntakeOutcome.Received>(received).ImportId;
        Assert.Equal([ListField.Cpf, ListField.Name, ListField.City], (await SetupAsync(desk, importId)).Choices.Mapping!.Fields);
    }

    private static void Fill(IXLWorksheet sheet, params string[][] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                sheet.Cell(row + 1, column + 1).Value = rows[row][column];
            }
        }
    }

    private static async Task<string?> LackAsync(TestDesk desk, long importId, ListChoices choices, CurrentUser user) =>
        (await desk.Get<ImportSteering>().CheckAsync(importId, choices, user, TestDesk.Cancel) as SteeringOutcome.Refused)?.Why.Code;

    private static async Task<(CurrentUser Admin, long ImportId)> CheckedAsync(TestDesk desk, string content)
    {
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, System.Text.Encoding.Latin1.GetBytes(content), ImportStatus.Checked);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        return (admin, importId);
    }

    private static async Task<ImportSetup> SetupAsync(TestDesk desk, long importId) => (await desk.Get<ImportFindings>().SetupAsync(importId, TestDesk.Cancel))!;
}
