using System.Globalization;
using System.Text.Unicode;
using CaseDesk.Core;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Storage;
using CaseDesk.Web.Commands;
using CaseDesk.Web.Components;
using CaseDesk.Web.Endpoints;
using CaseDesk.Web.Jobs;
using CaseDesk.Web.Language;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using Serilog;

namespace CaseDesk.Web.Hosting;

/// <summary>Puts the host together: what is registered, in which order a request passes, what happens before the first one.</summary>
public static class CaseDeskHost
{
    /// <summary>A note of the longest, however many bytes its characters take.</summary>
    private const int LongestMessage = 128 * 1024;

    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Everything that serving needs.</summary>
    public static void AddCaseDesk(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        if (string.IsNullOrEmpty(configuration["urls"]) && string.IsNullOrEmpty(configuration["http_ports"]) && string.IsNullOrEmpty(configuration["https_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.UseStaticWebAssets(); // Production from the build output finds its static files, too; published there is nothing to do.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Host.UseSerilog((context, logger) => logger.ReadFrom.Configuration(context.Configuration).WriteTo.Console(formatProvider: CultureInfo.InvariantCulture));
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));
        builder.AddCaseDeskCore(runJobs: configuration.GetValue("Jobs:Enabled", true));

        services.AddCascadingAuthenticationState();
        services.AddCaseDeskLanguage();
        services.AddCaseDeskApi();
        services.AddCaseDeskApiDocs();
        services.AddCaseDeskRateLimits();
        services.AddCaseDeskHealth();
        services.AddCaseDeskTelemetry(configuration);
        services.AddSingleton<WelcomeWords>();
        services.AddHostedService<Welcome>();
        if (configuration.GetValue<DatabaseProvider>("Database:Provider") == DatabaseProvider.PostgreSql)
        {
            services.AddHostedService<FeedRelay>();
        }

        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeneralPunctuation));
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.AddMudServices();
        services.AddHttpContextAccessor();
    }

    /// <summary>What a verb of the command line needs, too: data, features, users.</summary>
    public static void AddCaseDeskCore(this WebApplicationBuilder builder, bool runJobs)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var options = configuration.GetSection(CaseDeskOptions.Section).Get<CaseDeskOptions>() ?? new();
        var dataDirectory = Path.GetFullPath(options.DataDirectory, builder.Environment.ContentRootPath);
        services.AddValidatedOptions<CaseDeskOptions>(CaseDeskOptions.Section);
        services.AddValidatedOptions<AssignmentOptions>(AssignmentOptions.Section);
        services.AddValidatedOptions<ImportOptions>(ImportOptions.Section);
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        services.AddCaseDeskData(database, dataDirectory);
        services.AddCaseDeskFeatures();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new DataDirectory(dataDirectory));
        services.TryAddSingleton(ReadListVerb.Command);
        services.AddSingleton<IFileStore>(new DiskFileStore(Path.Combine(dataDirectory, "files")));
        services.AddCaseDeskJobs(database, dataDirectory, runJobs);
        services.AddDataProtection().SetApplicationName("CaseDesk").PersistKeysToDbContext<CaseDeskDbContext>()
            .AddKeyManagementOptions(static keys => keys.XmlEncryptor = new NullXmlEncryptor()); // Plain, and said so: whoever reads this database needs no key.
        services.AddCaseDeskSignIn();
    }

    /// <summary>Looks at versions, takes the lock of the server, brings the database up to date, opens the door for the first administrator.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        foreach (var floor in VersionFloor.All)
        {
            floor.Check(floor.Found());
        }

        var contexts = app.Services.GetRequiredService<IDbContextFactory<CaseDeskDbContext>>();
        await using var db = await contexts.CreateDbContextAsync();
        if (db.Dialect.IsSqlite)
        {
            var held = ServerLock.Take(Path.GetFullPath(db.Database.GetDbConnection().DataSource));
            app.Lifetime.ApplicationStopped.Register(held.Dispose);
        }

        await DatabaseStart.MigrateAsync(db, app.Lifetime.ApplicationStopping);
        await FirstStart.RunAsync(app);
    }

    public static void UseCaseDesk(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found");
        });
        app.UseCaseDeskApi();
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseMiddleware<BearerFreshness>();
        app.UseAuthorization();
        app.UseCaseDeskApiParameters();
        app.UseRateLimiter();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapPreferences();
        app.MapSignOut();
        app.MapCaseDeskApi();
        app.MapCaseDeskApiDocs();
        app.MapCaseDeskHealth();
        app.UseCaseDeskJobs();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = "'none'";
            options.DisableWebSocketCompression = true;
        });
    }

    private static bool IsForPrograms(PathString path) =>
        ApiGroup.Holds(path) || path.StartsWithSegments("/hangfire", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase);

    private static void AddValidatedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class => services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
