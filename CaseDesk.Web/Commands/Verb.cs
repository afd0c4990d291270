using System.CommandLine;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseDesk.Core.Audit;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints;
using CaseDesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.Commands;

/// <summary>
/// A command line verb: works on the same data as a running server, beside it. Exit 0 when done, 1 when not, 2 when called wrongly.
/// </summary>
public abstract class Verb
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int WronglyCalled = 2;

    /// <summary>Known to every verb.</summary>
    public static readonly Option<bool> JsonOption = new("--json") { Description = "Print one JSON object for programs.", Recursive = true };

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcJson(), new MoneyJson() },
    };

    protected Verb(string name, string description)
    {
        Command = new(name, description);
        Command.SetAction(RunAsync);
    }

    public string Name => Command.Name;

    /// <summary>How it is called; each verb adds its own arguments.</summary>
    public Command Command { get; }

    /// <summary>Whether it makes the database where there is none.</summary>
    protected virtual bool MakesDatabase => false;

    protected abstract Task<int> RunAsync(ParseResult call, IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>One line for people, or with <c>--json</c> one object for programs.</summary>
    protected static void Print(ParseResult call, string words, object figures) =>
        Console.WriteLine(call.GetValue(JsonOption) ? JsonSerializer.Serialize(figures, Json) : words);

    /// <summary>Says on the error channel what is wrong, and with <c>--json</c> in an object too.</summary>
    protected static int Fail(ParseResult call, string words, string? code = null)
    {
        Console.Error.WriteLine(words);
        if (call.GetValue(JsonOption))
        {
            Print(call, words, new { error = words, code });
        }

        return Failed;
    }

    private async Task<int> RunAsync(ParseResult call, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = BuildServices();
            services.GetRequiredService<IStartupValidator>().Validate();
            if ((MakesDatabase ? await MakeAsync(services, cancellationToken) : await MissingAsync(services, cancellationToken)) is { } missing)
            {
                return Fail(call, missing);
            }

            await RecordAsync(services, cancellationToken);
            return await RunAsync(call, services, cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            return Fail(call, $"The database cannot be used: {error.GetBaseException().Message}");
        }
        catch (ServerRefusedException refusal)
        {
            return Fail(call, refusal.Message);
        }
        catch (OptionsValidationException error)
        {
            return Fail(call, string.Join(Environment.NewLine, error.Failures));
        }
    }

    /// <summary>Nobody signs in at the machine: that somebody commanded it stands in the audit, whatever the verb then does.</summary>
    private async Task RecordAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseDeskDbContext>>().CreateDbContextAsync(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().Now();
        await AuditTrail.RecordAsync(db, Actor.CommandLine, new AuditAct.CommandRun(Name), now, cancellationToken);
    }

    /// <summary>Makes a new database as a server would, under its lock; one that is there already is left as it is.</summary>
    private static async Task<string?> MakeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseDeskDbContext>>().CreateDbContextAsync(cancellationToken);
        if (await DatabaseStart.IsNewAsync(db, cancellationToken))
        {
            _ = services.GetRequiredService<DataDirectory>();
            using var held = db.Dialect.IsSqlite ? ServerLock.Take(Path.GetFullPath(db.Database.GetDbConnection().DataSource)) : null;
            await DatabaseStart.MigrateAsync(db, cancellationToken);
        }

        return await MissingAsync(services, cancellationToken);
    }

    /// <summary>Only the server migrates a database, under its lock. Most verbs neither do nor leave an empty file behind.</summary>
    private static async Task<string?> MissingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseDeskDbContext>>().CreateDbContextAsync(cancellationToken);
        if (db.Dialect.IsSqlite && Path.GetFullPath(db.Database.GetDbConnection().DataSource) is var file && !File.Exists(file))
        {
            return $"There is no database {file}. Start the server once, or set CaseDesk:DataDirectory to the folder of the server.";
        }

        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return pending == 0 ? null : $"{pending} migrations are missing in the database. Start the server of this version once.";
        }
        catch (DbException error)
        {
            return $"The database cannot be used: {error.GetBaseException().Message}";
        }
    }

    private static ServiceProvider BuildServices()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddCaseDeskCore(runJobs: false);
        builder.Logging.ClearProviders();
        return (ServiceProvider)builder.Build().Services;
    }
}
