using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>The first administrator of an empty desk, by the one-time link in the log.</summary>
public sealed partial class Setup(SetupLink link, UserManager<AppUser> users, SignInManager<AppUser> manager, NavigationManager navigation, TimeProvider clock)
{
    private string? _problem;

    [SupplyParameterFromForm(FormName = "setup")]
    private NewPassword Input { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    protected override void OnInitialized() => Input ??= new() { Email = "", Name = "" };

    private async Task CreateAsync()
    {
        if (!link.Fits(Token))
        {
            return;
        }

        var admin = new AppUser(Input.Email.Trim(), Input.Name.Trim(), UserRole.Admin, clock.Now());
        var made = await users.CreateAsync(admin, Input.Password);
        if (!made.Succeeded)
        {
            _problem = string.Join(' ', made.Errors.Select(error => error.Description));
            return;
        }

        link.Close();
        await manager.SignInAsync(admin, isPersistent: false);
        navigation.NavigateTo("/", forceLoad: true);
    }
}
