using CaseDesk.Core.Data;
using CaseDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.Hosting;

/// <summary>An empty desk: demo people and a demo report in Development, otherwise a one-time link for the first administrator.</summary>
public static partial class FirstStart
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
            return;
        }

        var token = app.Services.GetRequiredService<SetupLink>().Open();
        LogSetupLink(app.Logger, $"/account/setup?token={token}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no user yet. Open {Link} once at the address of this desk to make the first administrator.")]
    private static partial void LogSetupLink(ILogger logger, string link);
}
