using System.Collections.Frozen;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>The codes under which end reasons are stored and sent (api.md).</summary>
public static class EndReasons
{
    private static readonly FrozenDictionary<EndReason, string> Codes = new Dictionary<EndReason, string>
    {
        [EndReason.Released] = "released",
        [EndReason.Expired] = "expired",
        [EndReason.SentToCalculator] = "sent_to_calculator",
        [EndReason.SentToClosing] = "sent_to_closing",
        [EndReason.NoContact] = "no_contact",
        [EndReason.Closed] = "closed",
        [EndReason.Cancelled] = "cancelled",
        [EndReason.Reassigned] = "reassigned",
        [EndReason.EndedBySupervisor] = "ended_by_supervisor",
        [EndReason.UserDisabled] = "user_disabled",
        [EndReason.Undone] = "undone",
        [EndReason.Overridden] = "overridden",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, EndReason> ByCode =
        Codes.ToDictionary(pair => pair.Value, pair => pair.Key).ToFrozenDictionary();

    public static string Code(this EndReason reason) => Codes[reason];

    /// <exception cref="KeyNotFoundException">The code is none of ours.</exception>
    public static EndReason FromCode(string code) => ByCode[code];
}
