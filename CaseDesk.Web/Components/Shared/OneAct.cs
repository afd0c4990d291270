using Microsoft.JSInterop;

namespace CaseDesk.Web.Components.Shared;

/// <summary>
/// Lets one act of a window through at a time. It closes with the first click and opens when the browser has shown what came
/// of it and a double click is over: the second of two clicks is dropped, whether it was sent before the answer or would hit
/// what now stands in the same place.
/// </summary>
public sealed class OneAct(IJSRuntime browser)
{
    /// <summary>It closed or opened.</summary>
    public event Action? Changed;

    public bool IsUnderWay { get; private set; }

    /// <summary>Runs the act, or does nothing while another is under way.</summary>
    /// <param name="act">What writes.</param>
    /// <param name="show">Sends to the browser what came of it.</param>
    /// <param name="left">The page was left.</param>
    /// <returns>False when it was dropped.</returns>
    public async Task<bool> RunAsync(Func<Task> act, Action show, CancellationToken left)
    {
        if (IsUnderWay)
        {
            return false;
        }

        Turn(true);
        try
        {
            await act();
        }
        finally
        {
            show();
            _ = OpenWhenShownAsync(left);
        }

        return true;
    }

    /// <summary>The browser answers in order: what it says here it says after the clicks that it had sent before.</summary>
    private async Task OpenWhenShownAsync(CancellationToken left)
    {
        try
        {
            await browser.InvokeVoidAsync("casedesk.shown", left);
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The page or the browser has gone, and with it what could be clicked twice.
        }
        finally
        {
            Turn(false);
        }
    }

    private void Turn(bool isUnderWay)
    {
        IsUnderWay = isUnderWay;
        Changed?.Invoke();
    }
}
