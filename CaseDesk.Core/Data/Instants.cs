namespace CaseDesk.Core.Data;

/// <summary>How the desk reads the clock and keeps a moment.</summary>
public static class Instants
{
    /// <summary>The present moment in UTC, cut to microseconds so that it equals itself after a trip to either database.</summary>
    public static DateTime Now(this TimeProvider clock) => ToStored(clock.GetUtcNow().UtcDateTime);

    /// <exception cref="ArgumentException">The moment is not in UTC: somebody mixed two clocks.</exception>
    internal static DateTime ToStored(DateTime value) => value.Kind == DateTimeKind.Utc
        ? new DateTime(value.Ticks - value.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc)
        : throw new ArgumentException($"An instant must be UTC, this one is {value.Kind}.", nameof(value));
}
