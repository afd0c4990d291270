using CaseDesk.Core.Users;

namespace CaseDesk.Web.Components.Layout;

/// <summary>Where a person works: the queue for who takes cases, the list of his stage for the others.</summary>
public static class DeskPlaces
{
    public const string Queue = "/";
    public const string Mine = "/mine";
    public const string Stage = "/calculator";

    public static string HomeOf(CurrentUser user) => user.May(Permission.TakeCases) ? Queue : Stage;
}
