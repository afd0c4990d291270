namespace CaseDesk.Web.Components.Pages.Clients;

/// <summary>Names the resource file of the client pages.</summary>
public sealed class ClientsText;
