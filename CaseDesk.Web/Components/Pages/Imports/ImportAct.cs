using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>
/// Says a word to the import on behalf of who looks at the page; the page then shows what came of it. A page has two: <c>Act</c>
/// drops the second click of a pair, <c>Keep</c> takes what is chosen or corrected one after the other, the last word wins.
/// </summary>
/// <returns>False when it was not heard; the page says why.</returns>
public delegate Task<bool> ImportAct(Func<CurrentUser, CancellationToken, Task<SteeringOutcome>> word);
