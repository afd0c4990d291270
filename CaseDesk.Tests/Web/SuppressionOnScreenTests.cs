using System.Text;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>A list of people who must not be contacted, as everybody sees it afterwards.</summary>
[Trait("Category", "Browser")]
public sealed class SuppressionOnScreenTests
{
    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(390, 844, true)]
    public async Task A_free_case_leaves_the_queue_and_a_held_one_stays_with_a_warning(int width, int height, bool dark)
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.UserAsync(UserRole.Admin);
        await app.UserAsync(UserRole.Attendant);
        await app.UploadListAsync(admin, Encoding.Latin1.GetString(Samples.Bytes(Samples.Report)), "none");
        await app.ImportReachesAsync(import => import.Status == ImportStatus.Completed);
        await using var db = app.Db();
        var cases = await db.Cases.OrderBy(@case => @case.Id).Select(@case => new { @case.Id, @case.Client.Cpf }).Take(2).ToListAsync(TestDesk.Cancel);
        var (held, free) = (cases[0], cases[1]);
        var page = await Browser.OpenAsync(app, width, height, dark);
        await page.SignInAsync("attendant@example.test");
        await page.GoAsync($"/cases/{held.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pegar", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Devolver", Exact = true })).ToBeVisibleAsync();

        await app.UploadListAsync(admin, $"CPF;Origem do bloqueio;Bloqueado até\n{held.Cpf};CADASTRO EXEMPLO;31/12/2025\n{free.Cpf};CADASTRO EXEMPLO;\n", "none");
        await app.ImportReachesAsync(import => import is { Kind: ListKind.Suppression, Status: ImportStatus.Completed });

        await page.GoAsync($"/cases/{held.Id}");
        await Expect(page.GetByText("Não contatar até 31/12/2025.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Devolver", Exact = true })).ToBeVisibleAsync();
        await page.IsFineAsync("a held case of a suppressed client");
        await page.ShotAsync($"suppressed-held-{width}");
        await page.GoAsync("/");
        await Expect(page.Locator($"a[href='/cases/{free.Id}']")).ToHaveCountAsync(0);
        await Expect(page.Locator("a[href^='/cases/']").First).ToBeVisibleAsync();

        await page.GoAsync($"/cases/{free.Id}");
        await Expect(page.GetByText("Não contatar: esta pessoa pediu para não receber contato.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Livre, mas fora da esteira enquanto durar o bloqueio.")).ToBeVisibleAsync();
        await page.IsFineAsync("a free case of a suppressed client");
        await page.ShotAsync($"suppressed-free-{width}");
    }
}
