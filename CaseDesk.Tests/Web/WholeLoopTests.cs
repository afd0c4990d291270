using System.Linq.Expressions;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>The loop that the desk exists for, in a real browser: a file comes in, a case is held, time returns it.</summary>
[Trait("Category", "Browser")]
public sealed class WholeLoopTests
{
    [Fact]
    public async Task A_report_is_uploaded_a_case_is_taken_calculated_and_returned_by_time()
    {
        await using var app = await TestApp.StartAsync();
        await app.UserAsync(UserRole.Admin);
        await app.UserAsync(UserRole.Attendant);
        await app.UserAsync(UserRole.Calculator);

        var admin = await Browser.OpenAsync(app);
        await admin.SignInAsync("admin@example.test");
        await Expect(admin.GetByText("Nada por aqui")).ToBeVisibleAsync();
        await admin.GoAsync("/imports");
        await admin.SetInputFilesAsync("#upload-file", new FilePayload { Name = "retorno.txt", MimeType = "text/plain", Buffer = Samples.Bytes(Samples.Report) });
        await Expect(admin.GetByRole(AriaRole.Heading, new() { Name = "O que é este arquivo" })).ToBeVisibleAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Conferir" }).ClickAsync();
        await CheckedAsync(app);
        await admin.GoAsync("/imports/1");
        await Expect(admin.GetByText("O que vai acontecer")).ToBeVisibleAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Importar" }).ClickAsync();
        await ImportedAsync(app);
        await admin.GoAsync("/imports/1");
        await Expect(admin.GetByText("Os totais impressos no relatório conferem")).ToBeVisibleAsync();
        await admin.ShotAsync("import");

        var ana = await Browser.OpenAsync(app);
        await ana.SignInAsync("attendant@example.test");
        await Expect(ana.GetByText("6 atendimentos")).ToBeVisibleAsync();
        await ana.ShotAsync("queue");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Pegar o atendimento de BRUNO TESTE JUNIOR" }).ClickAsync();
        await Expect(ana.GetByText("É seu até")).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Link, new() { Name = "Abrir" }).ClickAsync();
        await Expect(ana.GetByRole(AriaRole.Heading, new() { Name = "BRUNO TESTE JUNIOR" })).ToBeVisibleAsync();
        await Expect(ana.GetByText("900.000.002-56")).ToBeVisibleAsync();
        await ana.GetByLabel("O que aconteceu").FillAsync("Atendeu, pediu para ligar depois.");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Anotar" }).ClickAsync();
        await Expect(ana.GetByText("Atendeu, pediu para ligar depois.").First).ToBeVisibleAsync();
        await ana.ShotAsync("case");

        await ana.GetByRole(AriaRole.Button, new() { Name = "Devolver" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Confirmar" }).ClickAsync();
        await Expect(ana.GetByText("Devolvido à esteira.")).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Pegar", Exact = true }).ClickAsync();
        await Expect(ana.GetByText("É seu.")).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Enviar ao calculista" }).ClickAsync();
        await Expect(ana.GetByText("Enviado ao calculista.")).ToBeVisibleAsync();

        var carla = await Browser.OpenAsync(app);
        await carla.SignInAsync("calculator@example.test");
        await carla.GoAsync("/calculator");
        await carla.GetByRole(AriaRole.Link, new() { Name = "BRUNO TESTE JUNIOR" }).ClickAsync();
        await carla.GetByRole(AriaRole.Button, new() { Name = "Aprovar cálculo" }).ClickAsync();
        await Expect(carla.GetByText("Cálculo aprovado.")).ToBeVisibleAsync();

        await ana.GoAsync("/mine");
        await Expect(ana.GetByText("BRUNO TESTE JUNIOR")).ToBeVisibleAsync();
        foreach (var window in new[] { admin, ana, carla })
        {
            await window.GotoAsync("about:blank");
        }

        app.Clock.Advance(TimeSpan.FromHours(72));
        await ana.SignInAsync("attendant@example.test");
        await ana.GoAsync("/mine");
        await Expect(ana.GetByText("Você não está com nenhum atendimento")).ToBeVisibleAsync();
        await ana.GoAsync("/");
        await Expect(ana.GetByText("6 atendimentos")).ToBeVisibleAsync();

        var swept = await app.Services.GetRequiredService<CaseScheduler>().RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);
        Assert.Equal(1, swept.Expired);
        await using var db = app.Db();
        Assert.All(await db.Cases.ToListAsync(TestDesk.Cancel), @case => Assert.Equal(CaseStatus.Available, @case.Status));
    }

    [Fact]
    public async Task Every_page_can_be_shown_light_and_dark_wide_and_narrow()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.UserAsync(UserRole.Admin);
        var ana = await app.UserAsync(UserRole.Attendant);
        using (var script = await app.ScriptAsync(admin))
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Bytes(Samples.Report)), "file", "retorno.txt" } };
            var answer = await script.PostAsync("/api/imports", form, TestDesk.Cancel);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestDesk.Cancel));
        }

        await ImportedAsync(app);
        await using (var db = app.Db())
        {
            await app.Services.GetRequiredService<Core.Cases.Acting.CaseActions>().AssignAsync(await db.Cases.MinAsync(@case => @case.Id, TestDesk.Cancel), ana.AsCurrent(), TestDesk.Cancel);
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
                ("/", "queue"), ("/?status=em_atendimento", "queue-held"), ("/cases/1", "case"), ("/mine", "mine"), ("/clients", "clients"), ("/clients/1", "client"),
                ("/imports", "imports"), ("/imports/1", "import"), ("/imports/monitor", "monitor"), ("/dashboard", "dashboard"), ("/team", "team"), ("/maintenance", "maintenance"),
            })
            {
                await page.GoAsync(path);
                await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
                await Expect(page.Locator("h1").First).ToBeVisibleAsync();
                await page.ShotAsync($"{name}-{width}-{(dark ? "dark" : "light")}");
            }

            Assert.Empty(problems);
            await page.Context.CloseAsync();
        }
    }

    private static Task CheckedAsync(TestApp app) => StoredAsync(app, import => import.Status == ImportStatus.Checked);

    private static Task ImportedAsync(TestApp app) => StoredAsync(app, import => import.FinishedAt != null);

    private static async Task StoredAsync(TestApp app, Expression<Func<Import, bool>> wanted)
    {
        await using var db = app.Db();
        for (var look = 0; look < 2_400; look++)
        {
            if (await db.Imports.AnyAsync(wanted, TestDesk.Cancel))
            {
                return;
            }

            await Task.Delay(50, TestDesk.Cancel);
        }

        Assert.Fail("The import did not come that far.");
    }
}
