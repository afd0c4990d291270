using System.Globalization;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace CaseDesk.Web.Components.Layout;

/// <summary>The frame of every signed-in page: rail, top bar, content.</summary>
public sealed partial class MainLayout(NavigationManager navigation, IJSRuntime browser, TimeProvider clock) : IDisposable
{
    private readonly DatabaseWatch _database = new(clock);
    private readonly PassingTime _time = new(clock);
    private readonly OneAct _act = new(browser);
    private ErrorBoundary? _boundary;

    [CascadingParameter(Name = "IsDark")]
    private bool IsDark { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private CurrentUser? User { get; set; }

    private string Here => "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0];

    private string DeskPath => User is { } user ? DeskPlaces.HomeOf(user) : "/";

    private static bool IsPortuguese => CultureInfo.CurrentUICulture.Name == Language.Languages.Default;

    private static string OtherCulture => IsPortuguese ? "en-US" : "pt-BR";

    private static string OtherCultureShort => IsPortuguese ? "EN" : "PT";

    private string Initials => string.Concat(User!.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(part => part[0]));

    public void Dispose()
    {
        _database.Changed -= Refresh;
        _database.Dispose();
        _time.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _database.Changed += Refresh;
        User = DeskClaims.Read((await Authentication).User);
    }

    protected override void OnParametersSet() => _boundary?.Recover();

    private string Preference(string path, string name, string value) =>
        $"/{path}?{name}={value}&returnUrl={Uri.EscapeDataString(Here)}";

    private void Refresh() => _ = InvokeAsync(StateHasChanged);

    private void Recover() => _boundary?.Recover();
}
