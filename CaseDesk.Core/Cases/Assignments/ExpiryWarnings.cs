namespace CaseDesk.Core.Cases.Assignments;

/// <summary>
/// Says which assignments have just come within a warning time of the policy, and each only once: however often somebody
/// asks, in however many windows. A new end (renewed, or moved by who leads) warns anew.
/// </summary>
public sealed class ExpiryWarnings(AssignmentPolicies policies)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(long AssignmentId, DateTime ExpiresAt), TimeSpan> _told = [];

    /// <summary>Those to tell the holder now. Who comes late hears the nearest warning only, not the ones they missed.</summary>
    public IReadOnlyList<NearExpiryItem> TellOnce(IEnumerable<NearExpiryItem> held, DateTime now)
    {
        lock (_gate)
        {
            foreach (var over in _told.Keys.Where(key => key.ExpiresAt <= now).ToList())
            {
                _told.Remove(over);
            }

            return [.. held.Where(item => IsNews(item, now))];
        }
    }

    private bool IsNews(NearExpiryItem item, DateTime now)
    {
        var left = item.ExpiresAt - now;
        var reached = policies.At(now).Warnings.Where(warning => left <= warning).DefaultIfEmpty().Min();
        if (reached == TimeSpan.Zero || left <= TimeSpan.Zero || (_told.TryGetValue((item.AssignmentId, item.ExpiresAt), out var told) && told <= reached))
        {
            return false;
        }

        _told[(item.AssignmentId, item.ExpiresAt)] = reached;
        return true;
    }
}
