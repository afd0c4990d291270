using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Shared;

/// <summary>
/// A part whose words change with the time alone. A page that is drawn again does not draw it again: the moment it is given
/// stays the same.
/// </summary>
public abstract class PassingPart : ComponentBase, IDisposable
{
    [CascadingParameter]
    private PassingTime? Time { get; set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        if (Time is not null)
        {
            Time.Passed += SayAnew;
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Time is not null)
        {
            Time.Passed -= SayAnew;
        }
    }

    private void SayAnew() => _ = InvokeAsync(StateHasChanged);
}
