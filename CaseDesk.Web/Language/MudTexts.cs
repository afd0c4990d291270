using CaseDesk.Web.Components.Shared;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CaseDesk.Web.Language;

/// <summary>Gives MudBlazor's own words (paging, date pickers, dialogs) the language of the screen.</summary>
internal sealed class MudTexts(IStringLocalizer<SharedText> texts) : MudLocalizer
{
    public override LocalizedString this[string key] => texts[key];
}
