using System.ComponentModel.DataAnnotations;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Web.Hosting;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>Signing in with e-mail and password.</summary>
public sealed partial class Login(
    DeskSignIn signIn, SignInManager<AppUser> manager, NavigationManager navigation, IWebHostEnvironment environment, IOptions<CaseDeskOptions> options)
{
    private string? _problem;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "login")]
    private InputModel Input { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    private bool ShowsDemo => environment.IsDevelopment() && options.Value.Demo;

    protected override void OnInitialized() => Input ??= new();

    private async Task SignInAsync()
    {
        switch (await signIn.CheckAsync(Input.Email, Input.Password, HttpContext.RequestAborted))
        {
            case SignInOutcome.SignedIn(var user):
                await manager.SignInAsync(user, isPersistent: false);
                navigation.NavigateTo(Preferences.IsLocal(ReturnUrl) ? ReturnUrl! : "/", forceLoad: true);
                break;
            case SignInOutcome.LockedOut:
                _problem = L["Login_LockedOut"];
                break;
            default:
                _problem = L["Login_Wrong"];
                break;
        }
    }

    private sealed class InputModel
    {
        [Required, Bounded(TextBounds.Email)]
        public string Email { get; set; } = "";

        [Required, StringLength(256)]
        public string Password { get; set; } = "";
    }
}
