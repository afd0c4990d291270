using System.Globalization;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Tests.Spreadsheets;

/// <summary>Damaged copies of every sample. CASEDESK_FUZZ says how many, CASEDESK_FUZZ_FROM the first seed; a failure names its seed.</summary>
public sealed class FuzzTests
{
    /// <summary>A thread of its own each: what waits for the pool does not hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_damaged_file_ends_in_rows_or_in_one_refusal()
    {
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Imports", "Samples")).Order().Select(file => (Name: Path.GetFileName(file), Bytes: File.ReadAllBytes(file))).ToList();
        var (from, count) = (Setting("CASEDESK_FUZZ_FROM", 1), Setting("CASEDESK_FUZZ", 1_000));
        var refused = 0;
        for (var seed = from; seed < from + count; seed++)
        {
            var (name, bytes) = samples[seed % samples.Count];
            var damaged = new Mutation(seed).Of(bytes);
            try
            {
                refused += await Task.Factory.StartNew(() => Outcome(damaged), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                    .WaitAsync(Patience, TestContext.Current.CancellationToken) is null ? 0 : 1;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"seed {seed} of {name}: {error}"));
            }
        }

        Assert.InRange(refused, count / 20, count);
    }

    /// <returns>The code it is refused with; null when it was read to its end.</returns>
    private static string? Outcome(byte[] file)
    {
        var (reader, refusal) = ListOpening.Open(() => new MemoryStream(file), new ListChoices(new DateOnly(2025, 7, 1)), new(2025, 8, 4));
        Assert.True(reader is null != refusal is null);
        if (refusal is not null)
        {
            return refusal.Code;
        }

        using (reader)
        {
            try
            {
                foreach (var row in reader!.Rows())
                {
                    Assert.DoesNotContain('\0', row.Name ?? "");
                }

                return null;
            }
            catch (SheetRefusedException refused)
            {
                return refused.Code;
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
