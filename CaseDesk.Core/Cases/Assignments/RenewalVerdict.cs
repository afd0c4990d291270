namespace CaseDesk.Core.Cases.Assignments;

/// <summary>What the policy says to a renewal.</summary>
public enum RenewalVerdict
{
    Allowed,
    NoneLeft,
    NoActivity,
}
