using Microsoft.Playwright;

namespace CaseDesk.Tests.Support;

/// <summary>A real, headless Chromium, one for all tests; each test gets a window of its own.</summary>
public static class Browser
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds: long, for a busy machine. Only a test that fails waits so long.</summary>
    private const float Patience = 60_000;

    private static readonly Lazy<Task<IBrowser>> Running = new(StartAsync);

    public static async Task<IPage> OpenAsync(TestApp app, int width = 1280, int height = 800, bool dark = false)
    {
        var browser = await Running.Value;
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            Locale = "pt-BR",
            TimezoneId = "America/Sao_Paulo",
            ViewportSize = new() { Width = width, Height = height },
        });
        app.Closes(() => window.CloseAsync());
        if (dark)
        {
            await window.AddCookiesAsync([new() { Name = "theme", Value = "dark", Url = app.Address.ToString() }]);
        }

        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        return page;
    }

    public static async Task SignInAsync(this IPage page, string email)
    {
        await page.GotoAsync("/account/login");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Senha").FillAsync(TestApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar" }).ClickAsync();
        await page.LiveAsync();
    }

    /// <summary>Opens a page and waits until its circuit answers: clicks on the prerendered page are lost.</summary>
    public static async Task GoAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.LiveAsync();
    }

    public static Task LiveAsync(this IPage page) => Assertions.Expect(page.Locator("#interactive")).ToHaveTextAsync("True", new() { Timeout = Patience });

    public static async Task ShotAsync(this IPage page, string name)
    {
        var folder = Path.Combine(TestApp.RepositoryRoot(), "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    private static async Task<IBrowser> StartAsync()
    {
        var chromium = TestServers.Chromium();
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = Flags });
    }
}
