namespace CaseDesk.Core.Imports;

/// <summary>What a list is for, as stored and sent.</summary>
public static class ListKind
{
    /// <summary>People to call: clients and cases are created and refreshed.</summary>
    public const string NewList = "new_list";

    /// <summary>Facts about people the desk knows: phones, e-mail, addresses, bank data. Nobody is created.</summary>
    public const string RegistrationUpdate = "registration_update";

    /// <summary>People who must not be contacted.</summary>
    public const string Suppression = "suppression";

    public static readonly IReadOnlyList<string> All = [NewList, RegistrationUpdate, Suppression];
}
