namespace CaseDesk.Web.Components.Shared;

/// <summary>Tells the parts of one window that show how long ago, or how long still, to say it anew.</summary>
public sealed class PassingTime : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly ITimer _timer;

    public PassingTime(TimeProvider clock) => _timer = clock.CreateTimer(_ => Passed?.Invoke(), null, Step, Step);

    /// <summary>Half a minute has gone by.</summary>
    public event Action? Passed;

    public void Dispose() => _timer.Dispose();
}
