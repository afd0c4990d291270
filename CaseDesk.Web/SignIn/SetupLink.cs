using System.Security.Cryptography;
using System.Text;

namespace CaseDesk.Web.SignIn;

/// <summary>The one-time link by which the first administrator of an empty desk is made. A restart makes a new one.</summary>
public sealed class SetupLink
{
    private string? _token;

    public string Open() => _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    public bool Fits(string? token) => IsSame(_token, token);

    /// <summary>Uses the link up. Of two who come at once, one gets true.</summary>
    public bool Take(string? token)
    {
        var open = _token;
        return IsSame(open, token) && ReferenceEquals(Interlocked.CompareExchange(ref _token, null, open), open);
    }

    /// <summary>Opens it again for somebody who took it and could not use it.</summary>
    public void GiveBack(string token) => _token = token;

    private static bool IsSame(string? open, string? token) =>
        open is not null && token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(open), Encoding.UTF8.GetBytes(token));
}
