namespace CaseDesk.Core.Cases.Workflow;

/// <summary>One row of the workflow table.</summary>
public sealed record WorkflowRow(CaseStatus From, CaseAction Action, Transition Transition);
