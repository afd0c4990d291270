using CaseDesk.Core.Data;
using CaseDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.Hosting;

/// <summary>An empty desk: demo people and a demo report in Development, otherwise a one-time link for the first administrator.</summary>
public static class FirstStart
{
    public static async Task RunAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDeskDbContext>();
        if (await db.Users.AnyAsync())
        {
            return;
        }

        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<CaseDeskOptions>>().Value.Demo)
        {
            await DemoDesk.FillAsync(scope.ServiceProvider);
            app.Services.GetRequiredService<WelcomeWords>().IsDemo = true;
            return;
        }

        app.Services.GetRequiredService<WelcomeWords>().SetupPath = $"/account/setup?token={app.Services.GetRequiredService<SetupLink>().Open()}";
    }
}
