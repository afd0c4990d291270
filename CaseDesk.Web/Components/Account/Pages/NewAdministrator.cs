using System.ComponentModel.DataAnnotations;
using CaseDesk.Core.Texts;
using CaseDesk.Web.SignIn;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>The first administrator, as the set-up page asks for one.</summary>
public sealed class NewAdministrator : NewPassword
{
    [Required, Bounded(TextBounds.Email)]
    public string Email { get; set; } = "";

    [Required, Bounded(TextBounds.Name)]
    public string Name { get; set; } = "";
}
