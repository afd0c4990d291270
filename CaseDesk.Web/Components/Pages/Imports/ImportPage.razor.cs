using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>One import: how far it is, its figures, its rows by outcome. Safe to leave at any time.</summary>
public sealed partial class ImportPage(ImportReading reading, TimeProvider clock)
{
    private const int PageSize = 25;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private ImportItem? _import;
    private PageOf<ImportRowItem>? _rows;
    private bool _missing;
    private ITimer? _timer;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery]
    private int? Page { get; set; }

    private IEnumerable<(string Outcome, int Count)> Counts =>
    [
        (RowOutcome.Created, _import!.Counts.Created), (RowOutcome.Updated, _import.Counts.Updated), (RowOutcome.Unchanged, _import.Counts.Unchanged),
        (RowOutcome.Duplicate, _import.Counts.Duplicate), (RowOutcome.Rejected, _import.Counts.Rejected),
    ];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            _timer = clock.CreateTimer(_ => Watch(), null, Look, Look);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync()
    {
        _import = await reading.ReadAsync(Id, Left);
        _missing = _import is null;
        _rows = _missing ? null : await reading.RowsAsync(Id, RowOutcome.All.Contains(Outcome) ? Outcome : null, Math.Max(1, Page ?? 1), PageSize, Left);
    }

    /// <summary>Only while it is under way is there anything to watch.</summary>
    private void Watch()
    {
        if (_import is { IsUnderWay: true })
        {
            Reload();
        }
    }
}
