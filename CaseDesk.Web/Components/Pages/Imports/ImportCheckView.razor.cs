using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>The step "check": what the run would do, what was mended, what is wrong, and a way to put it right.</summary>
public sealed partial class ImportCheckView(ImportSteering steering, NavigationManager navigation)
{
    private static readonly string NotFound = RowProblem.NotFound.Code;

    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter, EditorRequired]
    public Core.Imports.ImportSetup Setup { get; set; } = null!;

    [Parameter, EditorRequired]
    public CheckFindings Findings { get; set; } = null!;

    [Parameter]
    public PageOf<ImportRowItem>? Rows { get; set; }

    [Parameter]
    public string? Outcome { get; set; }

    [Parameter]
    public string? Reason { get; set; }

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Keep { get; set; } = null!;

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private ImportCounts Counts => Import.Counts;

    private int Unread => Setup.Unread.Count;

    /// <summary>Rows that the run will take.</summary>
    private int Good => Counts.Created + Counts.Updated + Counts.Unchanged;

    private int ToReject => Findings.Problems.Where(problem => problem.Reason == NotFound).Sum(problem => problem.Count);

    private IEnumerable<(string Outcome, int Count)> Foreseen =>
    [
        (RowOutcome.Created, Counts.Created), (RowOutcome.Updated, Counts.Updated), (RowOutcome.Unchanged, Counts.Unchanged),
        (RowOutcome.Duplicate, Counts.Duplicate), (RowOutcome.Rejected, Counts.Rejected),
    ];

    /// <summary>Rows found nowhere in the desk are told apart from those that are wrong in themselves.</summary>
    private IEnumerable<(string Outcome, int Count)> Facets => new[]
    {
        (RowOutcome.ToCreate, Counts.Created), (RowOutcome.ToUpdate, Counts.Updated), (RowOutcome.ToLeave, Counts.Unchanged),
        (RowOutcome.Duplicate, Counts.Duplicate), (RowOutcome.Rejected, Counts.Rejected - ToReject), (RowOutcome.ToReject, ToReject),
    }.Where(facet => facet.Item2 > 0 || facet.Item1 == Outcome);

    private string Query(int page) => Address(Outcome, Reason, page);

    private string Here(string? outcome, string? reason) => Address(outcome, reason, 1);

    private string Address(string? outcome, string? reason, int page) => navigation.GetUriWithQueryParameters($"/imports/{Import.Id}", new Dictionary<string, object?>
    {
        ["outcome"] = outcome,
        ["reason"] = reason,
        ["page"] = page == 1 ? null : page,
    });

    private Task ToggleAsync(string kind)
    {
        var refused = Setup.Choices.RefusedRepairs;
        return CheckAsync(Setup.Choices with { RefusedRepairs = refused.Contains(kind) ? [.. refused.Where(other => other != kind)] : [.. refused, kind] });
    }

    private async Task CheckAsync(ListChoices choices)
    {
        if (await Act((user, left) => steering.CheckAsync(Import.Id, choices, user, left)) && (Outcome ?? Reason) is not null)
        {
            navigation.NavigateTo($"/imports/{Import.Id}");
        }
    }

    private Task<bool> RunAsync() => Act((user, left) => steering.RunAsync(Import.Id, user, left));
}
