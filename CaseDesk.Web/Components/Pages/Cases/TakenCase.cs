using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>A case that somebody has just taken from the list on the screen: where it stood, who has it, how long to say so.</summary>
public sealed record TakenCase(CaseItem Item, int Place, Holding By, DateTime Until);
