using System.Globalization;
using System.Resources;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Web.Components.Pages.Imports;

namespace CaseDesk.Tests.Spreadsheets;

public sealed class RefusalWordsTests
{
    [Theory, InlineData(""), InlineData("en-US")]
    public void Every_refusal_says_what_is_wrong_and_what_to_do(string culture)
    {
        var words = new ResourceManager(typeof(ImportsText)).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;

        Assert.All(SheetRefusal.All, code =>
        {
            Assert.NotEmpty(words.GetString($"Refused_{code}") ?? "");
            Assert.NotEmpty(words.GetString($"Refused_{code}_What") ?? "");
        });
        Assert.Equal(typeof(SheetRefusal).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(), SheetRefusal.All.Order());
    }
}
