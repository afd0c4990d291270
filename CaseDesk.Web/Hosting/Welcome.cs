using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CaseDesk.Web.Hosting;

/// <summary>What somebody who starts an empty desk has to do next, said once the desk answers at its address.</summary>
public sealed partial class Welcome(WelcomeWords words, IServer server, ILogger<Welcome> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = Reachable(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "");
        if (words.SetupPath is { } path)
        {
            LogSetupLink(logger, address + path);
        }
        else if (words.IsDemo)
        {
            LogDemo(logger, address);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An address that a browser on this machine can open: "every address" is none.</summary>
    public static string Reachable(string address)
    {
        foreach (var every in new[] { "://[::]", "://0.0.0.0", "://+", "://*" })
        {
            address = address.Replace(every, "://localhost", StringComparison.Ordinal);
        }

        return address.TrimEnd('/');
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "There is no user yet. Open {Link} to make the first administrator (behind a proxy: the same path at the desk's own address); it works once.")]
    private static partial void LogSetupLink(ILogger logger, string link);

    [LoggerMessage(Level = LogLevel.Information, Message = "This desk is for trying out: open {Address}; people and their password stand on the sign-in page.")]
    private static partial void LogDemo(ILogger logger, string address);
}
