using System.Text;
using CaseDesk.Benchmarks.Generating;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>An import that is paused, that fails, or whose text was misread, put right by a person in a browser.</summary>
[Trait("Category", "Browser")]
public sealed class ImportRunTests
{
    [Fact]
    public async Task A_run_is_paused_left_alone_and_goes_on_to_its_end()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Imports:RangeRows"] = "5" });
        await app.UploadListAsync(await app.UserAsync(UserRole.Admin), Report(3_000), "dry_run");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        var page = await Browser.OpenAsync(app);
        await page.SignInAsync("admin@example.test");
        await page.GoAsync("/imports/1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Importar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pausar" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Paused);
        await Expect(page.GetByText("Em pausa. O que entrou ficou; continue quando quiser.")).ToBeVisibleAsync();
        await page.ShotAsync("import-paused");
        await using var db = app.Db();
        Assert.InRange((await db.Imports.AsNoTracking().SingleAsync(TestDesk.Cancel)).Done, 0, 2_995);

        await page.GetByRole(AriaRole.Button, new() { Name = "Continuar" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Completed);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Desfazer esta importação" })).ToBeVisibleAsync();
        Assert.Equal(3_000, (await db.Imports.AsNoTracking().SingleAsync(TestDesk.Cancel)).Counts is var counts ? counts.Created + counts.Duplicate : 0);
    }

    [Fact]
    public async Task A_run_that_failed_says_so_and_is_tried_again()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Imports:RangeRows"] = "5" });
        await using var db = app.Db();
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER \"Broken\" BEFORE INSERT ON \"Cases\" WHEN new.\"Id\" > 20 OR (SELECT COUNT(*) FROM \"Cases\") > 20 BEGIN SELECT RAISE(ABORT, 'broken'); END", TestDesk.Cancel);
        await app.UploadListAsync(await app.UserAsync(UserRole.Admin), Report(200), "none");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Failed);
        var page = await Browser.OpenAsync(app);
        await page.SignInAsync("admin@example.test");
        await page.GoAsync("/imports/1");
        await Expect(page.GetByText("O erro foi registrado. O que entrou ficou e está contado abaixo.")).ToBeVisibleAsync();
        await Expect(page.Locator(".sums")).ToContainTextAsync("25 criadas + 0 atualizadas + 0 sem mudança + 0 duplicadas + 0 rejeitadas + 175 não aplicadas");
        await page.ShotAsync("import-failed");

        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Broken\"", TestDesk.Cancel);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tentar de novo" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Completed);

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Desfazer esta importação" })).ToBeVisibleAsync();
        Assert.Equal(await db.Clients.CountAsync(TestDesk.Cancel), await db.Cases.CountAsync(TestDesk.Cancel));
    }

    /// <summary>One stray byte makes the desk take the whole text for Windows-1252.</summary>
    [Fact]
    public async Task A_text_that_was_misread_is_read_in_another_encoding()
    {
        await using var app = await TestApp.StartAsync();
        await app.UserAsync(UserRole.Admin);
        var page = await Browser.OpenAsync(app);
        await page.SignInAsync("admin@example.test");
        await page.GoAsync("/imports");
        byte[] file = [.. Encoding.UTF8.GetBytes($"CPF;Nome;Cidade\n{InventedCpf.Number(1)};JOÃO EXEMPLO;MARÍLIA\n{InventedCpf.Number(2)};ANA TESTE;S"), 0xE9, .. "\n"u8];
        await page.SetInputFilesAsync("#upload-file", new FilePayload { Name = "mista.csv", MimeType = "text/csv", Buffer = file });
        await Expect(page.GetByLabel("Codificação do texto")).ToContainTextAsync("Detectado: windows-1252");
        await Expect(page.GetByText("JOÃƒO EXEMPLO")).ToBeVisibleAsync();

        await page.GetByLabel("Codificação do texto").SelectOptionAsync("utf-8");
        await Expect(page.GetByText("JOÃO EXEMPLO")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver colunas" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Conferir" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Checked);
        await page.GetByRole(AriaRole.Button, new() { Name = "Importar" }).ClickAsync();
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Completed);

        await using var db = app.Db();
        Assert.Equal("JOÃO EXEMPLO", (await db.Clients.OrderBy(client => client.Cpf).FirstAsync(TestDesk.Cancel)).Name);
    }

    private static string Report(int rows)
    {
        using var file = new MemoryStream();
        PayrollReport.Invent(rows).Write(file);
        return Encoding.Latin1.GetString(file.ToArray());
    }
}
