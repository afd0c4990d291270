using System.Text.Json;
using CaseDesk.Core.Data;
using CaseDesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Web.Commands;

/// <summary>A command line verb: works on the same data as a running server, beside it. Exit 0 when done, 1 when not, 2 when called wrongly.</summary>
public abstract class Verb
{
    protected const int Ok = 0;
    protected const int Failed = 1;
    protected const int WronglyCalled = 2;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public abstract string Name { get; }

    /// <summary>What it is for and how it is called.</summary>
    public abstract string Usage { get; }

    public async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            Console.WriteLine(Usage);
            return Ok;
        }

        var call = new VerbCall(args);
        try
        {
            await using var services = BuildServices();
            return await RunAsync(call, services, CancellationToken.None);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {error.GetBaseException().Message}");
            return Failed;
        }
    }

    protected abstract Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>One line for people, or with <c>--json</c> one object for programs.</summary>
    protected static void Print(VerbCall call, string words, object figures) =>
        Console.WriteLine(call.Has("--json") ? JsonSerializer.Serialize(figures, Json) : words);

    protected static int Wrong(string problem, string usage)
    {
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine(usage);
        return WronglyCalled;
    }

    private static ServiceProvider BuildServices()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddCaseDeskCore(runJobs: false);
        builder.Logging.ClearProviders();
        return (ServiceProvider)builder.Build().Services;
    }
}
