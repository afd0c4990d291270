using System.Text;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>An import set up, checked, corrected and run by people in a browser.</summary>
[Trait("Category", "Browser")]
public sealed class ImportWizardTests
{
    /// <summary>A line above the titles, a title nobody knows, a CPF without its zeros, one that is wrong, one that is missing, a phone that is none.</summary>
    private static readonly string Messy =
        "Lista de agosto;;;\nIdentificação;Nome;Onde mora;Celular\n"
        + $"{InventedCpf.Number(1)};ANA EXEMPLO DA SILVA;CAMPINAS;11987654321\n12360;BRUNO TESTE JÚNIOR;SANTOS;11987654322\n"
        + $"90000000176;CARLA MODELO;BAURU;11987654323\n{InventedCpf.Number(2)};DIEGO PADRAO;JUNDIAI;\n{InventedCpf.Number(4)};ELISA AMOSTRA;SOROCABA;123\n;FABIO SEM CPF;ITU;\n";

    private static readonly byte[] File = Encoding.Latin1.GetBytes(Messy);

    [Fact]
    public async Task A_messy_list_is_set_up_by_two_people_checked_corrected_and_imported()
    {
        await using var app = await TestApp.StartAsync();
        await app.UserAsync(UserRole.Admin);
        await app.UserAsync(UserRole.Supervisor);
        var ana = await Browser.OpenAsync(app);
        await ana.SignInAsync("admin@example.test");
        await ana.GoAsync("/imports");
        await ana.SetInputFilesAsync("#upload-file", new FilePayload { Name = "agosto.csv", MimeType = "text/csv", Buffer = File });

        await Expect(ana.GetByRole(AriaRole.Heading, new() { Name = "O que é este arquivo" })).ToBeVisibleAsync();
        Assert.EndsWith("/imports/1", ana.Url, StringComparison.Ordinal);
        await Expect(ana.Locator("tr.is-header")).ToContainTextAsync("Identificação");
        await Expect(ana.GetByLabel("Codificação do texto")).ToContainTextAsync("Detectado: windows-1252");
        await Expect(ana.GetByRole(AriaRole.Radio, new() { Name = "Lista nova" })).ToBeCheckedAsync();
        await ana.GetByRole(AriaRole.Link, new() { Name = "Ver colunas" }).ClickAsync();

        await Expect(ana.GetByLabel("O que é a coluna Identificação")).ToHaveValueAsync("Cpf");
        await Expect(ana.Locator("tr", new() { HasText = "Identificação" })).ToContainTextAsync("pelos valores; confira");
        await ana.GetByLabel("O que é a coluna Onde mora").SelectOptionAsync("City");
        await app.ImportIsStoredAsync(import => import.Choices!.Contains("\"City\"", StringComparison.Ordinal));

        // Somebody else goes on where she stopped.
        var sofia = await Browser.OpenAsync(app);
        await sofia.SignInAsync("supervisor@example.test");
        await sofia.GoAsync("/imports/1?step=columns");
        await Expect(sofia.GetByLabel("O que é a coluna Onde mora")).ToHaveValueAsync("City");
        await sofia.GetByLabel("Salvar estas escolhas como").FillAsync("Agosto");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Salvar" }).ClickAsync();
        await Expect(sofia.GetByText("Layout Agosto salvo.")).ToBeVisibleAsync();
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Conferir" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        await Expect(sofia.GetByText("O que vai acontecer")).ToBeVisibleAsync();
        await sofia.Context.CloseAsync();

        await ana.GoAsync("/imports/1");
        await Expect(ana.Locator(".repairs")).ToContainTextAsync("00000012360");
        await Expect(ana.Locator(".repairs")).ToContainTextAsync("Telefone ilegível");
        await Expect(ana.Locator(".rows-figures")).ToContainTextAsync("Rejeitadas2");
        await ana.GetByRole(AriaRole.Link, new() { Name = "CPF inválido" }).ClickAsync();
        await Expect(ana.Locator(".import-rows tbody tr")).ToHaveCountAsync(1);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Corrigir Identificação da linha 5: 90000000176" }).ClickAsync();
        await ana.GetByRole(AriaRole.Textbox, new() { Name = "Identificação da linha 5" }).FillAsync(InventedCpf.Number(3));
        await ana.Keyboard.PressAsync("Enter");
        await Expect(ana.GetByText("1 correção.")).ToBeVisibleAsync();
        await Expect(ana.Locator(".is-corrected")).ToContainTextAsync(InventedCpf.Number(3));
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Importar" })).ToHaveCountAsync(0);
        await ana.ShotAsync("wizard-corrected");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Conferir de novo" }).ClickAsync();
        await app.ImportReachesAsync(import => import is { Status: ImportStatus.Checked, Counts.Rejected: 1 });

        await ana.GetByRole(AriaRole.Button, new() { Name = "Importar" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.CompletedWithProblems);
        await Expect(ana.GetByText("5 criadas + 0 atualizadas + 0 sem mudança + 0 duplicadas + 1 rejeitadas")).ToBeVisibleAsync();
        await Expect(ana.GetByText("8 linhas no arquivo = 6 de dados + 2 de cabeçalhos")).ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Link, new() { Name = "Baixar rejeitadas" })).ToBeVisibleAsync();

        var rejected = await ana.APIRequest.GetAsync("/api/imports/1/rejected.xlsx");
        Assert.Equal("PK"u8.ToArray(), (await rejected.BodyAsync())[..2]);
        var original = await ana.APIRequest.GetAsync("/api/imports/1/file");
        Assert.Equal(File, await original.BodyAsync());
        Assert.Equal("attachment; filename=agosto.csv; filename*=UTF-8''agosto.csv", original.Headers["content-disposition"]);
        await using var db = app.Db();
        var carla = await db.Clients.Include(client => client.Addresses).SingleAsync(client => client.Cpf == InventedCpf.Number(3), TestDesk.Cancel);
        Assert.Equal("BAURU", Assert.Single(carla.Addresses).City);

        await ana.GoAsync("/imports");
        await ana.SetInputFilesAsync("#upload-file", new FilePayload { Name = "agosto.csv", MimeType = "text/csv", Buffer = File });
        await Expect(ana.GetByText("Este conteúdo já foi importado, na importação nº 1.")).ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Link, new() { Name = "Ver essa importação" })).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Importar de novo" }).ClickAsync();
        await ana.WaitForURLAsync("**/imports/2");
        await ana.GetByRole(AriaRole.Link, new() { Name = "Ver colunas" }).ClickAsync();
        await Expect(ana.GetByText("Este arquivo tem os títulos do layout Agosto. Usar?")).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Usar", Exact = true }).ClickAsync();
        await Expect(ana.GetByLabel("O que é a coluna Onde mora")).ToHaveValueAsync("City");
    }

    [Fact]
    public async Task Rejected_rows_are_corrected_in_their_workbook_uploaded_again_and_the_first_import_undone()
    {
        await using var app = await TestApp.StartAsync();
        await app.UploadListAsync(await app.UserAsync(UserRole.Admin), Messy.Replace("Identificação", "CPF", StringComparison.Ordinal), "none");
        await app.ImportReachesAsync(import => import is { Status: ImportStatus.CompletedWithProblems, Counts: { Created: 4, Rejected: 2 } });
        var page = await Browser.OpenAsync(app);
        await page.SignInAsync("admin@example.test");
        var rejected = await (await page.APIRequest.GetAsync("/api/imports/1/rejected.xlsx")).BodyAsync();
        using var corrected = new MemoryStream();
        using (var book = new XLWorkbook(new MemoryStream(rejected)))
        {
            var sheet = book.Worksheets.Single();
            Assert.Equal(["Linha", "Motivo", "CPF", "Nome", "Onde mora", "Celular"], sheet.Row(1).CellsUsed().Select(cell => cell.GetString()));
            sheet.Cell("C2").Value = InventedCpf.Number(3);
            sheet.Cell("C3").Value = InventedCpf.Number(5);
            book.SaveAs(corrected);
        }

        await page.GoAsync("/imports");
        await page.SetInputFilesAsync("#upload-file", new FilePayload { Name = "rejeitadas-1.xlsx", MimeType = "application/octet-stream", Buffer = corrected.ToArray() });
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver colunas" }).ClickAsync();
        await Expect(page.GetByLabel("O que é a coluna CPF")).ToHaveValueAsync("Cpf");
        await page.GetByRole(AriaRole.Button, new() { Name = "Conferir" }).ClickAsync();
        await app.ImportReachesAsync(import => import is { Id: 2, Status: ImportStatus.Checked, Counts.Rejected: 0 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Importar" }).ClickAsync();
        await app.ImportReachesAsync(import => import is { Id: 2, Status: ImportStatus.Completed, Counts.Created: 2 });

        await page.GoAsync("/imports/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desfazer esta importação" }).ClickAsync();
        await Expect(page.Locator("#undo-what")).ToContainTextAsync("Saem 4 atendimentos, 4 clientes e 0 lançamentos que ela criou; 0 linhas voltam ao que eram.");
        await page.ShotAsync("wizard-undo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desfazer", Exact = true }).ClickAsync();
        await app.ImportReachesAsync(import => import.UndoneAt is not null, id: 1);
        await page.GoAsync("/imports/1");
        await Expect(page.GetByText("4 pessoas que ela trouxe saíram.")).ToBeVisibleAsync();
        await using var db = app.Db();
        Assert.Equal([InventedCpf.Number(3), InventedCpf.Number(5)], await db.Clients.Select(client => client.Cpf).Order().ToListAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task Refusing_a_kind_of_repair_rejects_its_rows_and_accepting_it_takes_them_back()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.UserAsync(UserRole.Admin);
        await app.UploadListAsync(admin, "CPF;Nome\n12360;BRUNO TESTE\n", "dry_run");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        var page = await Browser.OpenAsync(app);
        await page.SignInAsync("admin@example.test");
        await page.GoAsync("/imports/1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Recusar: Zeros à esquerda devolvidos" }).ClickAsync();
        await app.ImportReachesAsync(import => import is { Status: ImportStatus.Checked, Counts.Rejected: 1 });
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "conserto recusado" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Importar" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Aceitar: Zeros à esquerda devolvidos" }).ClickAsync();
        await app.ImportReachesAsync(import => import is { Status: ImportStatus.Checked, Counts.Rejected: 0 });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Importar" })).ToBeEnabledAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancelar importação" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sim, cancelar" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sim, cancelar" }).ClickAsync();
        await Expect(page.GetByText("Cancelada antes de entrar qualquer linha.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_file_is_given_only_to_those_who_import()
    {
        await using var app = await TestApp.StartAsync();
        await app.UploadListAsync(await app.UserAsync(UserRole.Admin), Messy, "setup");
        using var attendant = await app.ScriptAsync(await app.UserAsync(UserRole.Attendant));
        using var supervisor = await app.ScriptAsync(await app.UserAsync(UserRole.Supervisor));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await attendant.GetAsync("/api/imports/1/file", TestDesk.Cancel)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await supervisor.GetAsync("/api/imports/2/file", TestDesk.Cancel)).StatusCode);
        var given = await supervisor.GetAsync("/api/imports/1/file", TestDesk.Cancel);
        Assert.Equal(("application/octet-stream", "attachment"), (given.Content.Headers.ContentType?.MediaType, given.Content.Headers.ContentDisposition?.DispositionType));
    }

    [Fact]
    public async Task Every_step_can_be_shown_light_and_dark_wide_and_narrow()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.UserAsync(UserRole.Admin);
        await app.UploadListAsync(admin, Messy, "setup");
        var report = Encoding.Latin1.GetString(Samples.Bytes(Samples.Report));
        await app.UploadListAsync(admin, report, "setup");
        await app.UploadListAsync(admin, report.Replace("096   024         458,04", "096   025         460,00", StringComparison.Ordinal), "dry_run");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        await app.UploadListAsync(admin, Messy.Replace("Identificação", "CPF", StringComparison.Ordinal), "dry_run");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        await app.UploadListAsync(admin, Messy.Replace("Identificação", "CPF Cliente", StringComparison.Ordinal), "none");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.CompletedWithProblems);
        await app.UploadListAsync(admin, report + "\n", "dry_run");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        await using (var db = app.Db())
        {
            var now = app.Clock.GetUtcNow().UtcDateTime;
            await db.Imports.Where(import => import.Id == 6).ExecuteUpdateAsync(
                set => set.SetProperty(import => import.Status, ImportStatus.Paused).SetProperty(import => import.Done, 3).SetProperty(import => import.StartedAt, now), TestDesk.Cancel);
        }

        foreach (var (width, height, dark) in new[] { (1280, 800, false), (1280, 800, true), (390, 844, false), (390, 844, true) })
        {
            var page = await Browser.OpenAsync(app, width, height, dark);
            var problems = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                {
                    problems.Add(message.Text);
                }
            };
            await page.SignInAsync("admin@example.test");
            foreach (var (path, name) in new[]
            {
                ("/imports", "list"), ("/imports/1", "what"), ("/imports/1?step=columns", "columns"), ("/imports/2", "what-report"), ("/imports/2?step=columns", "columns-report"),
                ("/imports/3", "check-report"), ("/imports/4", "check"), ("/imports/4?outcome=rejected", "check-rejected"), ("/imports/5", "result"), ("/imports/6", "paused"),
            })
            {
                await page.GoAsync(path);
                await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
                await Expect(page.Locator("h1").First).ToBeVisibleAsync();
                await page.ShotAsync($"wizard-{name}-{width}-{(dark ? "dark" : "light")}");
                Assert.True(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= width, $"{path} is wider than {width}");
            }

            Assert.Empty(problems);
            await page.Context.CloseAsync();
        }
    }
}
