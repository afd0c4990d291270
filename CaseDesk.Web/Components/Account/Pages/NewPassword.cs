using System.ComponentModel.DataAnnotations;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>A new password, typed twice. A form may hold no required field that its page does not show: it could never be sent.</summary>
public class NewPassword
{
    public const int Shortest = 10;

    [StringLength(256)]
    public string Current { get; set; } = "";

    [Required, StringLength(256, MinimumLength = Shortest)]
    public string Password { get; set; } = "";

    [Required, Compare(nameof(Password))]
    public string Again { get; set; } = "";
}
