using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.SignIn;

/// <summary>
/// Locks addresses without an account as the lockout locks accounts, so that being locked out tells nobody which addresses
/// have one. In the memory of this process: a restart forgets it, which the lockout of an account survives.
/// </summary>
public sealed class UnknownAccounts(IOptions<IdentityOptions> identity, TimeProvider clock)
{
    /// <summary>Beyond so many addresses those that are not locked are forgotten: to lock one takes five passwords, so these stay few.</summary>
    private const int Kept = 10_000;

    /// <summary>No address of an account is longer.</summary>
    private const int Longest = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset LockedUntil)> _tried = new(StringComparer.Ordinal);

    public bool IsLocked(string email)
    {
        lock (_lock)
        {
            return _tried.TryGetValue(KeyOf(email), out var tried) && clock.GetUtcNow() < tried.LockedUntil;
        }
    }

    /// <returns>Whether this failure locked the address.</returns>
    public bool Fail(string email)
    {
        var (key, now, lockout) = (KeyOf(email), clock.GetUtcNow(), identity.Value.Lockout);
        lock (_lock)
        {
            if (_tried.Count >= Kept)
            {
                foreach (var (other, _) in _tried.Where(tried => tried.Value.LockedUntil <= now).ToList())
                {
                    _tried.Remove(other);
                }
            }

            var failures = _tried.GetValueOrDefault(key).Failures + 1;
            var locks = failures >= lockout.MaxFailedAccessAttempts;
            _tried[key] = locks ? (0, now + lockout.DefaultLockoutTimeSpan) : (failures, default);
            return locks;
        }
    }

    private static string KeyOf(string email) => email.Length > Longest ? email[..Longest] : email;
}
