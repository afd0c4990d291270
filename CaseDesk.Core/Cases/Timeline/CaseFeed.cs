namespace CaseDesk.Core.Cases.Timeline;

/// <summary>
/// Carries what changed, after the commit, to the screens of this process. With several nodes the host relays it: it
/// listens to <see cref="Published"/> and hands in what other nodes say by <see cref="Deliver"/>.
/// </summary>
public sealed class CaseFeed
{
    /// <summary>Raised on every screen's behalf, for changes of this node and of others. Handlers return at once.</summary>
    public event Action<CaseChanged>? Changed;

    /// <summary>Raised for the relay, for changes made on this node only.</summary>
    public event Action<CaseChanged>? Published;

    public void Publish(CaseChanged change)
    {
        Published?.Invoke(change);
        Deliver(change);
    }

    public void Deliver(CaseChanged change) => Changed?.Invoke(change);
}
