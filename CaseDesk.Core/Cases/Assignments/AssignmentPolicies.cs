using Microsoft.Extensions.Options;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>Says which policy holds at a moment. Asked at each use and never kept: a change counts from the next act on.</summary>
public sealed class AssignmentPolicies(IOptions<AssignmentOptions> options)
{
    /// <param name="now">The moment of the act. The settings of today have no history; those that follow may.</param>
    public AssignmentPolicy At(DateTime now)
    {
        _ = now;
        return options.Value.ToPolicy();
    }
}
