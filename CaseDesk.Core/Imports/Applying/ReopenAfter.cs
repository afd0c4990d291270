using System.Data.Common;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>Before which moment a last case must have ended to make room for a new one: as chosen for this import, else as the desk is set.</summary>
internal static class ReopenAfter
{
    public static (DateTime Closed, DateTime Ended) Of(Import import, ImportOptions options, DateTime now)
    {
        var rule = ListJson.Read<ListChoices>(import.Choices!).Reopening ?? new(options.ReopenClosedAfterDays, options.ReopenEndedAfterDays);
        return (Before(rule.ClosedAfterDays, now), Before(rule.EndedAfterDays, now));
    }

    public static DbParameter[] Parameters(SqlDialect dialect, Import import, ImportOptions options, DateTime now)
    {
        var (closed, ended) = Of(import, options, now);
        return [dialect.Parameter("closedBefore", closed), dialect.Parameter("endedBefore", ended)];
    }

    /// <summary>Never is before everything, always is now.</summary>
    private static DateTime Before(int? days, DateTime now) => days is { } count ? now.AddDays(-count) : DateTime.UnixEpoch;
}
