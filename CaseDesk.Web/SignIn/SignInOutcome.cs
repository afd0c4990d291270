using CaseDesk.Core.Users;

namespace CaseDesk.Web.SignIn;

/// <summary>Every way a sign-in can end. An unknown and a disabled user look like a wrong password.</summary>
public abstract record SignInOutcome
{
    public sealed record SignedIn(AppUser User) : SignInOutcome;
    public sealed record Wrong : SignInOutcome;
    public sealed record LockedOut : SignInOutcome;
}
