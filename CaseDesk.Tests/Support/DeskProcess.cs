using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CaseDesk.Tests.Support;

/// <summary>The real program as a process of its own: a server, or a verb that runs to its end.</summary>
public sealed partial class DeskProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<Uri> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _listening;

    private DeskProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException($"The server ended: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    public int Id => _process.Id;

    /// <summary>Everything it has printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>A server that has begun to answer and has said what it has to say at its start.</summary>
    public static async Task<DeskProcess> ServeAsync(Dictionary<string, string> settings, string url = "http://127.0.0.1:0")
    {
        var server = new DeskProcess(Start([], new(settings) { ["ASPNETCORE_URLS"] = url }));
        server.Address = await server._started.Task.WaitAsync(TimeSpan.FromSeconds(90), TestDesk.Cancel);
        return server;
    }

    /// <summary>Runs to the end, with this on its standard input.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(Dictionary<string, string> settings, string[] args, string input = "")
    {
        using var process = Process.Start(Start(args, settings))!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestDesk.Cancel), process.StandardError.ReadToEndAsync(TestDesk.Cancel));
        try
        {
            await process.WaitForExitAsync(TestDesk.Cancel).WaitAsync(TimeSpan.FromSeconds(120), TestDesk.Cancel);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return (process.ExitCode, (await said).Trim(), (await complained).Trim());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Start(string[] args, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CaseDesk.Web.dll"), .. args])
        {
            WorkingDirectory = TestApp.RepositoryRoot(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return start;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _listening = new(match.Groups[1].Value);
        }
        else if (line.Contains("Application started.", StringComparison.Ordinal))
        {
            _started.TrySetResult(_listening!);
        }
    }

    [GeneratedRegex("Now listening on: \"?(https?://[0-9.:]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
