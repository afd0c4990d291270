using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CaseDesk.Web.Components.Shared;

/// <summary>What every signed-in page needs: who is looking, and a token that stops its work when the page is left.</summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected CurrentUser User { get; private set; } = null!;

    protected CancellationToken Left => _left.Token;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync() =>
        User = DeskClaims.Read((await Authentication).User) ?? throw new InvalidOperationException("A signed-in page was shown to nobody.");

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_left.IsCancellationRequested)
        {
            _left.Cancel();
            _left.Dispose();
        }
    }
}
