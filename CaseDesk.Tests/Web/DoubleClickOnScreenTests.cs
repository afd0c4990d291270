using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>Quick hands at a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class DoubleClickOnScreenTests
{
    [Fact]
    public async Task A_double_click_takes_one_case_writes_one_note_and_does_one_action()
    {
        await using var desk = await ApiDesk.StartAsync();
        for (var number = 0; number < 3; number++)
        {
            await desk.CaseAsync();
        }

        var admin = await desk.PersonAsync(UserRole.Admin);
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync(admin.Email!);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pegar próximo" }).DblClickAsync();
        await Expect(page.GetByText("Com você").First).ToBeVisibleAsync();

        await page.GetByLabel("O que aconteceu").FillAsync("Atendeu e mandou os documentos.");
        await page.EvaluateAsync("""
            () => { const add = document.querySelector(".case-side form button"); add.focus(); add.click(); add.click(); }
            """);
        await Expect(page.Locator(".note")).ToHaveCountAsync(1);
        await Expect(page.Locator(".case-side form button")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar ao calculista" }).First.DblClickAsync();
        await Expect(page.Locator(".notice-ok")).ToBeVisibleAsync();
        await Expect(page.Locator("#act")).Not.ToHaveAttributeAsync("data-under-way", "true");

        await using var db = desk.App.Db();
        Assert.Equal(1, await db.Assignments.CountAsync(TestDesk.Cancel));
        Assert.Equal(1, await db.CaseNotes.CountAsync(TestDesk.Cancel));
        Assert.Equal(
            [CaseEventTypes.Assigned, CaseEventTypes.NoteAdded, CaseEventTypes.SentToCalculator],
            await db.CaseEvents.OrderBy(row => row.Id).Select(row => row.Type).ToListAsync(TestDesk.Cancel));
        await Expect(page.Locator("main .notice-soon")).ToHaveCountAsync(0);
    }
}
