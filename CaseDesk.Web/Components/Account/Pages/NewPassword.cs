using System.ComponentModel.DataAnnotations;

namespace CaseDesk.Web.Components.Account.Pages;

/// <summary>A new password, typed twice.</summary>
public sealed class NewPassword
{
    public const int Shortest = 10;

    [StringLength(256)]
    public string Current { get; set; } = "";

    [Required, StringLength(120)]
    public string Email { get; set; } = "-";

    [Required, StringLength(120)]
    public string Name { get; set; } = "-";

    [Required, StringLength(256, MinimumLength = Shortest)]
    public string Password { get; set; } = "";

    [Required, Compare(nameof(Password))]
    public string Again { get; set; } = "";
}
