namespace CaseDesk.Web.Components.Account;

/// <summary>Names the resource file of the account pages.</summary>
public sealed class AccountText;
