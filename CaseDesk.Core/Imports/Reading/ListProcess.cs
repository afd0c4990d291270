using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Scheduling;
using Microsoft.Extensions.Options;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>
/// Reads a file in a child process of the same program, with a cap on its memory and its time; this process only reads what
/// the child writes. A file that makes the reader swell or spin costs a child, not the desk.
/// </summary>
public sealed class ListProcess(ListCommand command, IOptions<ImportOptions> options, TimeProvider clock)
{
    private const int BatchSize = 4000;
    private const int BatchesAhead = 2;
    private static readonly string[] KeptVariables = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "DOTNET_ROOT_X64", "LANG", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"];

    private DateOnly Today => BusinessTime.DayOf(clock.Now());

    /// <summary>Says what a file is, and how it would be read.</summary>
    internal async Task<(ListInspection? Inspection, ListRefusal? Refusal)> InspectAsync(string path, ListChoices choices, CancellationToken cancellationToken)
    {
        ListInspection? inspection = null;
        var refusal = await RunAsync(new(path, Today, true, choices, []), TimeSpan.FromSeconds(options.Value.InspectSeconds), (tag, from) =>
        {
            inspection = ListJson.Read<ListInspection>(from.ReadString());
            return ValueTask.CompletedTask;
        }, cancellationToken);
        return (inspection, refusal);
    }

    /// <summary>Reads all rows; hands them on in batches while the child goes on reading.</summary>
    /// <param name="path">The stored file.</param>
    /// <param name="choices">How it is read.</param>
    /// <param name="edits">Cells that are read otherwise than the file has them.</param>
    /// <param name="take">Takes a batch; false stops the reading.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <returns>Lines and totals of the file, or why it is refused after all; neither when <paramref name="take"/> stopped it.</returns>
    internal async Task<(ListEnd? End, ListRefusal? Refusal)> ReadAsync(
        string path, ListChoices choices, IReadOnlyList<CellEdit> edits, Func<IReadOnlyList<CheckedRow>, Task<bool>> take, CancellationToken cancellationToken)
    {
        ListEnd? end = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<IReadOnlyList<CheckedRow>>(BatchesAhead);
        var reading = Task.Run(async () =>
        {
            try
            {
                var batch = new List<CheckedRow>(BatchSize);
                CheckedRow? before = null;
                var refusal = await RunAsync(new(path, Today, false, choices, edits), TimeSpan.FromSeconds(options.Value.SilentSeconds), async (tag, from) =>
                {
                    if (tag == ListWire.Row)
                    {
                        batch.Add(before = ListWire.Read(from, before));
                        if (batch.Count == BatchSize)
                        {
                            await batches.Writer.WriteAsync(batch, stop.Token);
                            batch = new(BatchSize);
                        }
                    }
                    else
                    {
                        end = new(from.ReadInt32(), ListJson.Read<ControlTotals>(from.ReadString()));
                    }
                }, stop.Token);
                if (batch.Count > 0 && refusal is null)
                {
                    await batches.Writer.WriteAsync(batch, stop.Token);
                }

                return refusal;
            }
            finally
            {
                batches.Writer.TryComplete();
            }
        }, CancellationToken.None);

        var goesOn = true;
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                if (!(goesOn = await take(batch)))
                {
                    break;
                }
            }
        }
        finally
        {
            if (!reading.IsCompleted)
            {
                await stop.CancelAsync();
            }
        }

        try
        {
            return goesOn ? (end, await reading) : (null, null);
        }
        finally
        {
            await reading.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task<ListRefusal?> RunAsync(ListRequest request, TimeSpan patience, Func<byte, BinaryReader, ValueTask> take, CancellationToken cancellationToken)
    {
        using var child = Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var killing = limit.Token.Register(() => Kill(child));
        limit.CancelAfter(patience);
        try
        {
            await AskAsync(child, request);
            return await AnswerAsync(child, patience, limit, take);
        }
        catch (IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await child.WaitForExitAsync(CancellationToken.None);
            return limit.IsCancellationRequested ? ListRefusal.TooMuchWork : ListRefusal.ReaderFailed(child.ExitCode);
        }
        finally
        {
            Kill(child);
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task AskAsync(Process child, ListRequest request)
    {
        await child.StandardInput.WriteAsync(ListJson.Write(request));
        child.StandardInput.Close();
    }

    /// <summary>Time that this process needs for what it was given is not the child's; a child that goes silent, or works too long, is ended.</summary>
    private async Task<ListRefusal?> AnswerAsync(
        Process child, TimeSpan patience, CancellationTokenSource limit, Func<byte, BinaryReader, ValueTask> take)
    {
        using var from = new BinaryReader(new BufferedStream(child.StandardOutput.BaseStream, 256 * 1024));
        for (var words = 1; ; words++)
        {
            var tag = from.ReadByte();
            if (tag == ListWire.Refused)
            {
                return ListWire.ReadRefusal(from);
            }

            var taking = take(tag, from);
            if (!taking.IsCompleted || words % BatchSize == 0)
            {
                limit.CancelAfter(Timeout.InfiniteTimeSpan);
                await taking;
                limit.CancelAfter(child.HasExited || child.TotalProcessorTime.TotalSeconds < options.Value.ReadSeconds ? patience : TimeSpan.Zero);
            }
            else
            {
                await taking;
            }

            if (tag is ListWire.End or ListWire.Inspected)
            {
                return null;
            }
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var variable in start.Environment.Keys.Except(KeptVariables).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = (options.Value.ReaderMemoryMiB * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0"; // It lives for seconds: what it does often is compiled well at once.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var child = Process.Start(start) ?? throw new InvalidOperationException("The child process that reads files did not start.");
        child.ErrorDataReceived += static (_, _) => { }; // A dying runtime writes to it; unread, it would block.
        child.BeginErrorReadLine();
        return child;
    }

    private static void Kill(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
