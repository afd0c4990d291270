using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Timeline;

namespace CaseDesk.Web.Components.Shared;

/// <summary>
/// A page that reads again each minute, and soon after somebody changed a case: changes are gathered for a moment, so that
/// a sweep of hundreds costs one reading, and a busy desk still one each second.
/// </summary>
public abstract class LiveDeskPage(CaseFeed feed, TimeProvider clock) : DeskPage
{
    public static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private ITimer? _timer;
    private int _isGathering;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            feed.Changed += OnChanged;
            _timer = clock.CreateTimer(_ => ReadAgain(), null, Minute, Minute);
        }
    }

    protected override void Dispose(bool disposing)
    {
        feed.Changed -= OnChanged;
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private void ReadAgain()
    {
        Volatile.Write(ref _isGathering, 0);
        Reload();
    }

    private void OnChanged(CaseChanged change)
    {
        if (Interlocked.Exchange(ref _isGathering, 1) == 0)
        {
            _timer?.Change(Gathering, Minute);
        }
    }
}
