using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>One's own password. Every other sign-in of the same person ends within a minute.</summary>
public sealed partial class ChangePassword(UserManager<AppUser> users, SignInManager<AppUser> manager)
{
    private bool _done;
    private string? _problem;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "change-password")]
    private NewPassword Input { get; set; } = null!;

    protected override void OnInitialized() => Input ??= new();

    private async Task ChangeAsync()
    {
        var user = await users.GetUserAsync(HttpContext.User);
        if (user is null || !(await users.ChangePasswordAsync(user, Input.Current, Input.Password)).Succeeded)
        {
            _problem = L["ChangePassword_Wrong"];
            return;
        }

        await manager.RefreshSignInAsync(user);
        _done = true;
    }
}
