using System.ComponentModel.DataAnnotations;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>The first administrator, as the set-up page asks for one.</summary>
public sealed class NewAdministrator : NewPassword
{
    [Required, StringLength(256)]
    public string Email { get; set; } = "";

    [Required, StringLength(120)]
    public string Name { get; set; } = "";
}
