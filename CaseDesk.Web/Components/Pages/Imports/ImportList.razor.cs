using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>Uploading a list, and the lists that were uploaded. The file goes over plain HTTP; this page only watches.</summary>
public sealed partial class ImportList(
    ImportReading reading, IOptions<ImportOptions> options, AntiforgeryStateProvider antiforgery, IJSRuntime browser, TimeProvider clock)
{
    private const int PageSize = 25;
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(2);

    private PageOf<ImportItem>? _page;
    private string? _token;
    private ITimer? _timer;

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    private IOptions<ImportOptions> Options => options;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        _token = antiforgery.GetAntiforgeryToken()?.Value;
        if (RendererInfo.IsInteractive)
        {
            _timer = clock.CreateTimer(_ => Reload(), null, Watch, Watch);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await browser.InvokeVoidAsync("casedesk.upload", Left, "upload");
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync() => _page = await PageAsync(Page, PageSize, page => reading.ListAsync(page, PageSize, Left));
}
