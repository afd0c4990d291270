using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace CaseDesk.Web.Jobs;

/// <summary>
/// Lets failed jobs expire. Hangfire keeps them for ever, for somebody to start them again; a minutely job that fails for a week
/// would leave ten thousand, and nobody needs to: the next minute tries again.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FailuresExpireAttribute : JobFilterAttribute, IElectStateFilter, IApplyStateFilter
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public FailuresExpireAttribute() => Order = 1000; // After AutomaticRetry, which writes the failure to the log.

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed)
        {
            context.CandidateState = new LastFailure(failed);
        }
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is LastFailure)
        {
            context.JobExpirationTimeout = Kept;
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    /// <summary>A failure that looks like every other one but is the end of its job, and what has ended expires.</summary>
    private sealed class LastFailure(FailedState failed) : IState
    {
        public string Name => failed.Name;

        public string Reason => failed.Reason;

        public bool IsFinal => true;

        public bool IgnoreJobLoadException => failed.IgnoreJobLoadException;

        public Dictionary<string, string> SerializeData() => failed.SerializeData();
    }
}
