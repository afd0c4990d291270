using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>A check or a run that is under way, waits for its turn or was paused: how far it is, and how to stop it.</summary>
public sealed partial class ImportProgress(ImportSteering steering)
{
    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter]
    public Core.Imports.ImportSetup? Setup { get; set; }

    /// <summary>Imports that are applied before this one.</summary>
    [Parameter]
    public int Ahead { get; set; }

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private bool IsChecking => ImportSteps.IsChecking(Import);

    private int Percent => Import.Counts.Rows == 0 ? 0 : (int)(100L * Import.Done / Import.Counts.Rows);

    private string Says => Import.Status switch
    {
        ImportStatus.Paused => L["Paused_Says"],
        ImportStatus.Queued when Ahead == 1 => L["Queued_AheadOne"],
        ImportStatus.Queued when Ahead > 1 => L["Queued_Ahead", Formats.Number(Ahead)],
        ImportStatus.Queued => L["Queued_Next"],
        _ => L["Running_Says"],
    };

    private string? Rest
    {
        get
        {
            if (Import.Status != ImportStatus.Running || Import.RowsPerSecond is not (> 0 and var rate))
            {
                return null;
            }

            var left = TimeSpan.FromSeconds(Math.Ceiling((Import.Counts.Rows - Import.Done) / rate));
            return L["Progress_Rest", Formats.Number((int)rate), Spans.Of(left, L)];
        }
    }

    private Task<bool> StopCheckAsync() => Act((user, left) => steering.ChooseAsync(Import.Id, Setup!.Choices, user, left));
}
