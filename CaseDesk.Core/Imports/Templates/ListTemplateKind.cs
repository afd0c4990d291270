namespace CaseDesk.Core.Imports.Templates;

/// <summary>The workbooks that can be downloaded, filled in and imported.</summary>
public enum ListTemplateKind
{
    /// <summary>Clients and their loans.</summary>
    NewList,

    /// <summary>Phones, address and bank data of clients that are there.</summary>
    RegistrationUpdate,

    /// <summary>People and phones that must not be called.</summary>
    Suppression,
}
