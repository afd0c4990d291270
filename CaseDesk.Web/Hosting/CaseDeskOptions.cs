using System.ComponentModel.DataAnnotations;

namespace CaseDesk.Web.Hosting;

/// <summary>Settings of the host itself (section <c>CaseDesk</c>).</summary>
public sealed class CaseDeskOptions
{
    public const string Section = "CaseDesk";

    /// <summary>Holds the SQLite file and the uploaded files.</summary>
    [Required(ErrorMessage = "CaseDesk:DataDirectory is missing; a folder such as \"data\" works.")]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Fill an empty database with one user per role, shown on the sign-in page, and a sample report. Development only.</summary>
    public bool Demo { get; set; }
}
