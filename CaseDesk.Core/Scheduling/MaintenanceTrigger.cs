using CaseDesk.Core.Users;

namespace CaseDesk.Core.Scheduling;

/// <summary>What sets off a maintenance run, as the run log calls it.</summary>
public static class MaintenanceTrigger
{
    public const string Job = "job";
    public const string Command = "command";
    public const string Person = "person";

    public static string Of(Actor by) => by is CurrentUser ? Person : by == Actor.System ? Job : Command;
}
