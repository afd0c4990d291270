namespace CaseDesk.Core.Cases.Assignments;

/// <summary>What sets off a maintenance run, as the run log calls it.</summary>
public static class MaintenanceTrigger
{
    public const string Job = "job";
    public const string Command = "command";
    public const string Api = "api";
    public const string Page = "page";
}
