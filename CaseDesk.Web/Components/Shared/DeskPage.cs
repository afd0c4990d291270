using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CaseDesk.Web.Components.Shared;

/// <summary>
/// What every signed-in page needs: who is looking, a token that stops its work when the page is left, and a way to read
/// and act that survives an absent database.
/// </summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private int _reloadsAsked;

    protected DeskPage() => Left = _left.Token;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [CascadingParameter]
    private DatabaseWatch Database { get; set; } = null!;

    [CascadingParameter]
    private OneAct Act { get; set; } = null!;

    protected CurrentUser User { get; private set; } = null!;

    protected CancellationToken Left { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        User = DeskClaims.Read((await Authentication).User) ?? throw new InvalidOperationException("A signed-in page was shown to nobody.");
        Database.Retry += Reload;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    /// <summary>Reads from the database what the page shows.</summary>
    protected abstract Task ReadAsync();

    protected Task<bool> LoadAsync() => TryAsync(ReadAsync);

    /// <summary>Reads the page of a list that the address asks for. A page beyond the last is the last: the list has become shorter.</summary>
    protected static async Task<PageOf<T>> PageAsync<T>(string? asked, int pageSize, Func<int, Task<PageOf<T>>> read)
    {
        var page = await read(Math.Min(AddressValue.Page(asked), int.MaxValue / pageSize));
        return page is { Items.Count: 0, Total: > 0 } ? await read((page.Total - 1) / pageSize + 1) : page;
    }

    /// <summary>Does work that needs the database. False when that is away: the frame says so, and what is on the page stays.</summary>
    protected async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            Database.Answered();
            return true;
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            return false; // The page was left.
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            Database.Failed();
            return false;
        }
    }

    /// <summary>
    /// Does what a click asks for, when that writes: the only door to a write. A second click is dropped until the browser has
    /// shown what came of the first (<see cref="OneAct"/>).
    /// </summary>
    protected Task ActAsync(Func<Task> write) => Act.RunAsync(() => TryAsync(write), StateHasChanged, Left);

    /// <summary>
    /// Reads again on behalf of a timer or of somebody else's change. Who asks while it reads is served by one more reading. It never
    /// runs on the thread that asks: SQLite reads without letting go, and a click of somebody else would wait for this screen.
    /// </summary>
    protected void Reload()
    {
        if (Interlocked.Increment(ref _reloadsAsked) == 1)
        {
            _ = Task.Run(() => InvokeAsync(ReloadAsync));
        }
    }

    private async Task ReloadAsync()
    {
        int served;
        do
        {
            served = Volatile.Read(ref _reloadsAsked);
            if (Left.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await LoadAsync();
                StateHasChanged();
            }
            catch (Exception error)
            {
                await DispatchExceptionAsync(error);
            }
        }
        while (Interlocked.Add(ref _reloadsAsked, -served) > 0);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_left.IsCancellationRequested)
        {
            if (Database is not null)
            {
                Database.Retry -= Reload;
            }

            _left.Cancel();
            _left.Dispose();
        }
    }
}
