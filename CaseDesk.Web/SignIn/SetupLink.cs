using System.Security.Cryptography;
using System.Text;

namespace CaseDesk.Web.SignIn;

/// <summary>The one-time link by which the first administrator of an empty desk is made. A restart makes a new one.</summary>
public sealed class SetupLink
{
    private string? _token;

    public string Open() => _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    public bool Fits(string? token) =>
        _token is { } open && token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(open), Encoding.UTF8.GetBytes(token));

    public void Close() => _token = null;
}
