using CaseDesk.Core.Data;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Shared;

/// <summary>What is shown in place of a page that failed: what it means and what to do.</summary>
public sealed partial class PageError(ILogger<PageError> logger)
{
    [Parameter, EditorRequired]
    public Exception Error { get; set; } = null!;

    [Parameter]
    public EventCallback Retry { get; set; }

    private bool IsAway => DatabaseErrors.IsUnavailable(Error);

    protected override void OnInitialized() => LogFailure(logger, Error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page could not be shown.")]
    private static partial void LogFailure(ILogger logger, Exception error);
}
