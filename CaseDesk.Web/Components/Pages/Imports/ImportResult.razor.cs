using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Comparing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>What came of an import: every row and every line accounted for, and what can still be done.</summary>
public sealed partial class ImportResult(ImportSteering steering)
{
    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter]
    public Core.Imports.ImportSetup? Setup { get; set; }

    [Parameter]
    public PageOf<ImportRowItem>? Rows { get; set; }

    [Parameter]
    public string? Outcome { get; set; }

    [Parameter, EditorRequired]
    public CurrentUser User { get; set; } = null!;

    /// <summary>What is different from the month before, and which month that was.</summary>
    [Parameter]
    public IReadOnlyList<MonthChange> Changes { get; set; } = [];

    [Parameter]
    public DateOnly? Previous { get; set; }

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    private IEnumerable<(string Outcome, int Count)> Counts =>
    [
        (RowOutcome.Created, Import.Counts.Created), (RowOutcome.Updated, Import.Counts.Updated), (RowOutcome.Unchanged, Import.Counts.Unchanged),
        (RowOutcome.Duplicate, Import.Counts.Duplicate), (RowOutcome.Rejected, Import.Counts.Rejected),
    ];

    private string FileFacts => string.Join(" · ", new[] { Import.Entity, Import.Reference is null ? null : Formats.Month(Import.Reference), Import.Encoding }.OfType<string>());

    private string? Duration => Import.FinishedAt - Import.StartedAt is { } span ? Spans.Of(span, L) : null;

    private string Sum
    {
        get
        {
            var parts = Counts.Select(part => $"{Formats.Number(part.Count)} {L[$"Sum_{part.Outcome}"]}");
            return string.Join(" + ", Import.Counts.NotApplied > 0 ? parts.Append($"{Formats.Number(Import.Counts.NotApplied)} {L["Sum_not_applied"]}") : parts);
        }
    }
}
