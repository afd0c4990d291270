using System.Globalization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Data;
using CaseDesk.Core.Statistics;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Ending;

/// <summary>Whose time is nearly over: one's own cases, or everybody's for who leads.</summary>
public sealed partial class EndingSoon(NearExpiry nearExpiry, NavigationManager navigation, CaseFeed feed, TimeProvider clock)
    : LiveDeskPage(feed, clock)
{
    private const int PageSize = 50;
    private const int Usual = 2;
    private const int Most = 168;
    private static readonly int[] Choices = [1, Usual, 8, 24, 72, Most];

    private readonly TimeProvider _clock = clock;
    private PageOf<NearExpiryItem>? _page;
    private bool _refused;

    /// <summary>As typed: what is no number of hours is said, not guessed at.</summary>
    [SupplyParameterFromQuery]
    private string? Hours { get; set; }

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    private AssignmentPolicy Policy => Policies.At(_clock.Now());

    private int Chosen { get; set; }

    protected override Task OnParametersSetAsync()
    {
        var isGood = int.TryParse(Hours ?? Usual.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var hours);
        _refused = !isGood || hours is < 1 or > Most;
        if (Chosen != hours)
        {
            (Chosen, _page) = (hours, null);
        }

        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync()
    {
        if (!_refused)
        {
            _page = await PageAsync(Page, PageSize, page => nearExpiry.PageAsync(TimeSpan.FromHours(Chosen), page, PageSize, User, Left));
        }
    }

    private string Address(int hours, int page) => navigation.GetUriWithQueryParameters("/ending-soon", new Dictionary<string, object?>
    {
        ["hours"] = hours == Usual ? null : hours,
        ["page"] = page > 1 ? page : null,
    });
}
