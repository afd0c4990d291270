namespace CaseDesk.Web.Components.Shared;

/// <summary>
/// Whether the database answers, as the pages of one window have just seen it. While it does not, the frame says so and
/// the pages are asked every few seconds to read again; the first that succeeds ends the outage.
/// </summary>
public sealed class DatabaseWatch(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);
    private readonly Lock _gate = new();
    private ITimer? _retry;

    /// <summary>It went away or came back.</summary>
    public event Action? Changed;

    /// <summary>Time to read again what is on the screen.</summary>
    public event Action? Retry;

    public bool IsAway { get; private set; }

    public void Failed()
    {
        lock (_gate)
        {
            if (IsAway)
            {
                return;
            }

            IsAway = true;
            _retry = clock.CreateTimer(_ => TryNow(), null, Pause, Pause);
        }

        Changed?.Invoke();
    }

    public void Answered()
    {
        lock (_gate)
        {
            if (!IsAway)
            {
                return;
            }

            IsAway = false;
            _retry?.Dispose();
        }

        Changed?.Invoke();
        TryNow();
    }

    public void TryNow() => Retry?.Invoke();

    public void Dispose() => _retry?.Dispose();
}
