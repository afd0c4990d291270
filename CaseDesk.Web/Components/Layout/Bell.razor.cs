using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CaseDesk.Web.Components.Layout;

/// <summary>What ends soon: a count and a short list, and to the holder a word at each warning time of the policy, once.</summary>
public sealed partial class Bell(
    NearExpiry nearExpiry, ExpiryWarnings warnings, ImportReading imports, ISnackbar snackbar, NavigationManager navigation, CaseFeed feed, TimeProvider clock)
    : LiveDeskPage(feed, clock)
{
    private const int Shown = 6;
    private const int Most = 99;
    private static readonly TimeSpan ToastStays = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock = clock;
    private IReadOnlyList<NearExpiryItem> _items = [];
    private IReadOnlyList<ImportItem> _ended = [];
    private HashSet<long>? _told;
    private int _total;

    private AssignmentPolicy Policy => Policies.At(_clock.Now());

    private int Count => _total + _ended.Count;

    private bool IsFor => User?.May(Permission.TakeCases) == true;

    private string Label => _total switch { 0 => L["Bell_None"], 1 => L["Bell_One"], _ => L["Bell_Many", Formats.Number(_total)] };

    protected override async Task ReadAsync()
    {
        if (!IsFor)
        {
            return;
        }

        (_items, _total) = await nearExpiry.ReadAsync(Policy.Warnings[0], Shown, User, Left);
        var mine = await nearExpiry.HeldByAsync(User, Policy.Warnings[0], Left);
        Tell(warnings.TellOnce(mine, _clock.Now()));
        if (User.May(Permission.ImportLists))
        {
            _ended = await imports.EndedUnseenAsync(User.Id, Shown, Left);
            TellEnded();
        }
    }

    /// <summary>What had ended before this window opened is in the list, and no news.</summary>
    private void TellEnded()
    {
        foreach (var import in _ended.Where(import => _told?.Contains(import.Id) == false))
        {
            Toast(L["Bell_ImportToast", import.FileName], L["Bell_Open"], $"/imports/{import.Id}");
        }

        (_told ??= []).UnionWith(_ended.Select(import => import.Id));
    }

    /// <summary>Several at once are one word, not a pile of them.</summary>
    private void Tell(IReadOnlyList<NearExpiryItem> news)
    {
        if (news is [var only])
        {
            Toast(L["Bell_Toast", only.ClientName, TimeWords.Left(only.ExpiresAt - _clock.Now(), L)], L["Bell_Open"], $"/cases/{only.CaseId}");
        }
        else if (news.Count > 1)
        {
            Toast(L["Bell_ToastMany", news.Count], L["Bell_See"], "/ending-soon");
        }
    }

    private void Toast(string words, string action, string address) => snackbar.Add(words, Severity.Warning, options =>
    {
        options.Action = action;
        options.VisibleStateDuration = (int)ToastStays.TotalMilliseconds;
        options.OnClick = _ =>
        {
            navigation.NavigateTo(address);
            return Task.CompletedTask;
        };
    });
}
