using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>The first administrator of an empty desk, by the one-time link in the log.</summary>
public sealed partial class Setup(SetupLink link, UserManager<AppUser> users, SignInManager<AppUser> manager, NavigationManager navigation, TimeProvider clock)
{
    private string? _problem;

    [SupplyParameterFromForm(FormName = "setup")]
    private NewAdministrator Input { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task CreateAsync()
    {
        if (Token is null || !link.Take(Token) || await users.Users.AnyAsync())
        {
            return;
        }

        var admin = new AppUser(Input.Email.Trim(), Input.Name.Trim(), UserRole.Admin, clock.Now());
        var made = await users.CreateAsync(admin, Input.Password);
        if (!made.Succeeded)
        {
            link.GiveBack(Token);
            _problem = string.Join(' ', made.Errors.Select(error => error.Description));
            return;
        }

        await manager.SignInAsync(admin, isPersistent: false);
        navigation.NavigateTo("/", forceLoad: true);
    }
}
