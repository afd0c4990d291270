using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>A password by the one-time link that whoever made the account passed on.</summary>
public sealed partial class SetPassword(UserManager<AppUser> users, SignInManager<AppUser> manager, NavigationManager navigation)
{
    private string? _problem;

    [SupplyParameterFromForm(FormName = "set-password")]
    private NewPassword Input { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? User { get; set; }

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task SetAsync()
    {
        var user = !IncomingText.Fits(User, TextBounds.Name) || User is null ? null : await users.FindByIdAsync(User);
        if (user is not { IsActive: true } || Token is null || !(await users.ResetPasswordAsync(user, Token, Input.Password)).Succeeded)
        {
            _problem = L["SetPassword_Expired"];
            return;
        }

        await manager.SignInAsync(user, isPersistent: false);
        navigation.NavigateTo("/", forceLoad: true);
    }
}
