using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.SignIn;

/// <summary>
/// Locks addresses without an account as the lockout locks accounts, so that being locked out tells nobody which addresses
/// have one. Kept in memory, and not for long: an address that is forgotten was only ever a guess.
/// </summary>
public sealed class UnknownAccounts(IOptions<IdentityOptions> identity, TimeProvider clock)
{
    /// <summary>Addresses; whoever tries more than that starts the count of all anew.</summary>
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset LockedUntil)> _tried = new(StringComparer.Ordinal);

    public bool IsLocked(string email)
    {
        lock (_lock)
        {
            return _tried.TryGetValue(email, out var tried) && clock.GetUtcNow() < tried.LockedUntil;
        }
    }

    /// <returns>Whether this failure locked the address.</returns>
    public bool Fail(string email)
    {
        var lockout = identity.Value.Lockout;
        lock (_lock)
        {
            if (_tried.Count >= Kept)
            {
                _tried.Clear();
            }

            var failures = _tried.GetValueOrDefault(email).Failures + 1;
            var locks = failures >= lockout.MaxFailedAccessAttempts;
            _tried[email] = locks ? (0, clock.GetUtcNow() + lockout.DefaultLockoutTimeSpan) : (failures, default);
            return locks;
        }
    }
}
