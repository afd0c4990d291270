namespace CaseDesk.Web.Components.Pages.Team;

/// <summary>What the page asks about once more before it does it: each sends cases back to the queue.</summary>
public enum TeamAct
{
    EndAssignments,
    Disable,
    ChangeRole,
}
