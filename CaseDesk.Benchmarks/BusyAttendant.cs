using System.Diagnostics;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;

namespace CaseDesk.Benchmarks;

/// <summary>Takes a case and releases it again, four times a second, while something heavy runs on the same database.</summary>
internal static class BusyAttendant
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <returns>How many takes there were, and the milliseconds that the slowest waited.</returns>
    public static async Task<(int Takes, double Worst)> WorkAsync(BenchDesk desk, CurrentUser attendant, long caseId, CancellationToken end)
    {
        var actions = desk.Get<CaseActions>();
        var (takes, worst) = (0, 0.0);
        while (!end.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            if (await actions.AssignAsync(caseId, attendant, CancellationToken.None) is not CaseOutcome.Done taken)
            {
                throw new InvalidOperationException("The attendant's case is not to be had.");
            }

            (takes, worst) = (takes + 1, Math.Max(worst, watch.Elapsed.TotalMilliseconds));
            await actions.RunAsync(caseId, new(CaseAction.Release) { AssignmentId = taken.Holding!.AssignmentId }, attendant, CancellationToken.None);
            await Task.Delay(Pause, CancellationToken.None);
        }

        return (takes, worst);
    }
}
