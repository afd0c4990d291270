namespace CaseDesk.Core.Cases.Workflow;

/// <summary>Where an action leads in the work on a case; pages offer the ways on first, then the ways back, then the rest.</summary>
public enum Way
{
    Aside,
    On,
    Back,
}
