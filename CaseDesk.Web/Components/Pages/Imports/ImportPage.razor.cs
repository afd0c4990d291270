using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Comparing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>One import, step by step. What was chosen is in the database and the step in the address, so anybody may go on anywhere.</summary>
public sealed partial class ImportPage(ImportReading reading, ImportFindings findings, ImportSteering steering, TimeProvider clock)
{
    private const int PageSize = 25;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ImportItem? _import;
    private Core.Imports.ImportSetup? _setup;
    private CheckFindings? _findings;
    private PageOf<ImportRowItem>? _rows;
    private IReadOnlyList<MonthChange> _changes = [];
    private DateOnly? _previous;
    private SteeringOutcome? _refusal;
    private object? _readFor;
    private ImportStep? _shown;
    private ElementReference _title;
    private ElementReference _confirm;
    private ITimer? _timer;
    private int _ahead;
    private int _acts;
    private bool _missing;
    private bool _isRead;
    private bool _isBusy;
    private bool _asksCancel;
    private bool _focusConfirm;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Step { get; set; }

    [SupplyParameterFromQuery]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery]
    private string? Reason { get; set; }

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    private ImportStep Current => ImportSteps.Of(_import!, Step);

    /// <summary>Why the last word was not heard, or why the import failed.</summary>
    private (string Title, string? What)? Words => _refusal switch
    {
        SteeringOutcome.Refused(var why) => (L[$"Refused_{why.Code}"], L[$"Refused_{why.Code}_What", why.Where ?? ""]),
        SteeringOutcome.NoSuchCell => (L["Act_NoSuchCell"], null),
        SteeringOutcome.EditTooLong(var limit) => (L["Act_EditTooLong", limit], null),
        SteeringOutcome.WrongStatus(var status) => (L["Act_WrongStatus", L[$"Status_{status}"]], null),
        SteeringOutcome.NotAllowed => (S["Outcome_NotAllowed"], null),
        SteeringOutcome.NotFound => (S["Outcome_NotFound"], null),
        _ when _import is { Status: ImportStatus.Failed, Error: { } error, Undo: null } => (L[$"Refused_{error}"], L[$"Refused_{error}_What", _import.ErrorWhere ?? ""]),
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            _timer = clock.CreateTimer(_ => Watch(), null, Look, Look);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusConfirm)
        {
            _focusConfirm = false;
            await _confirm.FocusAsync();
        }
        else if (_import is not null && Current != _shown)
        {
            var isFirst = _shown is null;
            _shown = Current;
            if (!isFirst)
            {
                await _title.FocusAsync();
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        _turn.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What is large is read again only when something else is to be shown.</summary>
    protected override async Task ReadAsync()
    {
        if (await reading.ReadAsync(Id, Left) is not { } import)
        {
            _missing = true;
            return;
        }

        var step = ImportSteps.Of(import, Step);
        var wanted = (Id, import.Status, import.GoesTo, import.Counts, import.Undo, step, Outcome, Reason, Page, _acts);
        _ahead = import.Status == ImportStatus.Queued ? await reading.AheadAsync(Id, Left) : 0;
        if (!wanted.Equals(_readFor))
        {
            var isChecked = step == ImportStep.Check && import.Status == ImportStatus.Checked;
            _setup = await findings.SetupAsync(Id, Left);
            _findings = isChecked ? await findings.ReadAsync(Id, Left) : null;
            _rows = isChecked || step == ImportStep.Result ? await RowsAsync() : null;
            if (step == ImportStep.Result)
            {
                (_previous, _changes) = await reading.ChangesAsync(Id, Left);
                await reading.SeenAsync(Id, User.Id, Left);
            }

            (_readFor, _isRead) = (wanted, true);
        }

        (_import, _missing) = (import, false);
    }

    private Task<PageOf<ImportRowItem>> RowsAsync() =>
        PageAsync(Page, PageSize, page => reading.RowsAsync(
            Id, RowOutcome.All.Concat(RowOutcome.Planned).Contains(Outcome) ? Outcome : null, page, PageSize, Left, AddressValue.Text(Reason)));

    private async Task<bool> SayOnceAsync(Func<CurrentUser, CancellationToken, Task<SteeringOutcome>> word)
    {
        var isAccepted = false;
        await ActAsync(async () => isAccepted = await SayAsync(word));
        return isAccepted;
    }

    /// <summary>One word after the other, so that quick hands do not overtake themselves.</summary>
    private async Task<bool> SayAsync(Func<CurrentUser, CancellationToken, Task<SteeringOutcome>> word)
    {
        await _turn.WaitAsync(Left);
        try
        {
            _isBusy = true;
            StateHasChanged();
            SteeringOutcome? outcome = null;
            await TryAsync(async () => outcome = await word(User, Left));
            (_refusal, _asksCancel, _acts) = (outcome is SteeringOutcome.Accepted ? null : outcome, false, _acts + 1);
            await LoadAsync();
            return outcome is SteeringOutcome.Accepted;
        }
        finally
        {
            _isBusy = false;
            StateHasChanged();
            if (!Left.IsCancellationRequested)
            {
                _turn.Release();
            }
        }
    }

    private void AskCancel() => (_asksCancel, _focusConfirm) = (true, true);

    private Task<bool> CancelAsync() => SayOnceAsync((user, left) => steering.CancelAsync(Id, user, left));

    /// <summary>Somebody else may go on with it at any time, until it has ended.</summary>
    private void Watch()
    {
        if (_import is { } shown && (shown.IsUnderWay || !ImportStatus.Ended.Contains(shown.Status)))
        {
            Reload();
        }
    }
}
