using System.Globalization;
using System.Reflection;
using System.Resources;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Web.Components.Pages.Imports;

namespace CaseDesk.Tests.Imports;

/// <summary>Every code that an import can show has words in both languages.</summary>
public sealed class WordsTests
{
    private static readonly ResourceManager Texts = new(typeof(ImportsText).FullName!, typeof(ImportsText).Assembly);

    public static TheoryData<string> Keys() =>
    [
        .. Refusals().SelectMany(refusal => new[] { $"Refused_{refusal.Code}", $"Refused_{refusal.Code}_What" }),
        .. SheetRefusal.All.SelectMany(code => new[] { $"Refused_{code}", $"Refused_{code}_What" }),
        "Refused_internal_error", "Refused_internal_error_What",
        .. Statics<RowProblem>().Select(problem => $"Reason_{problem.Code}"),
        "Reason_differs",
        .. Constants(typeof(Repair)).Select(kind => $"Repair_{kind}"),
        .. Constants(typeof(RowOutcome)).Select(outcome => $"Outcome_{outcome}"),
        .. Constants(typeof(ImportStatus)).Select(status => $"Status_{status}"),
        .. ListFormat.All.Select(format => $"Format_{format.Code}"),
        .. ListKind.All.SelectMany(kind => new[] { $"Kind_{kind}", $"Kind_{kind}_What" }),
        .. Enum.GetNames<ListField>().Select(field => $"Field_{field}"),
        .. Enum.GetNames<DateForm>().Select(form => $"DateForm_{form}"),
        .. Enum.GetNames<NumberForm>().Select(form => $"NumberForm_{form}"),
        .. Enum.GetNames<ImportStep>().SelectMany(step => new[] { $"Step_{step}", $"Step_{step}_Title" }),
    ];

    [Theory, MemberData(nameof(Keys))]
    public void A_code_has_words_in_both_languages(string key)
    {
        var portuguese = Texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)?.GetString(key);
        var english = Texts.GetResourceSet(CultureInfo.GetCultureInfo("en-US"), createIfNotExists: true, tryParents: false)?.GetString(key);

        Assert.False(string.IsNullOrWhiteSpace(portuguese));
        Assert.False(string.IsNullOrWhiteSpace(english));
    }

    [Fact]
    public void A_refusal_that_knows_a_place_names_it()
    {
        var placed = Refusals().Where(refusal => refusal.Where is not null).ToList();

        Assert.NotEmpty(placed);
        Assert.All(placed, refusal => Assert.Contains("{0}", Texts.GetString($"Refused_{refusal.Code}_What", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static IEnumerable<ListRefusal> Refusals() => Statics<ListRefusal>().Concat(
        typeof(ListRefusal).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(ListRefusal) && !method.IsSpecialName && method.GetParameters() is not [{ ParameterType.Name: nameof(SheetRefusedException) }])
            .Select(method => (ListRefusal)method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(int) ? (object)1 : "x")])!));

    private static IEnumerable<T> Statics<T>() =>
        typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
