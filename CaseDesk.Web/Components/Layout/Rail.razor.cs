using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Layout;

/// <summary>The places of the desk, each only for whom it is there, with how many cases wait in it.</summary>
public sealed partial class Rail(CaseLists lists, CaseFeed feed, TimeProvider clock) : LiveDeskPage(feed, clock)
{
    /// <summary>So many places fit into the bar of a phone; with more, the last is the one that shows the others.</summary>
    private const int MostOnPhone = 5;
    private const int LargestExact = 9_999;

    private readonly Dictionary<string, int> _counts = [];
    private bool _isOpen;

    /// <summary>The address, so that a change of page closes what was opened and counts anew.</summary>
    [Parameter, EditorRequired]
    public string Here { get; set; } = "";

    private List<NavItem> Items => User is { } user ? [.. NavItem.All.Where(item => item.IsFor(user))] : [];

    protected override Task OnParametersSetAsync()
    {
        _isOpen = false;
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync()
    {
        foreach (var item in Items)
        {
            if (item.Counts is { } filter)
            {
                _counts[item.TextKey] = await lists.CountAsync(filter, User, Left);
            }
        }
    }

    private string Short(int count) => count > LargestExact ? L["Count_Thousands", Formats.Number(count / 1000)] : Formats.Number(count);
}
