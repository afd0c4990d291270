using Microsoft.AspNetCore.Localization;
using MudBlazor;

namespace CaseDesk.Web.Language;

/// <summary>The languages of the screens: pt-BR unless somebody chose English. Money and dates stay in Brazilian form.</summary>
public static class Languages
{
    public const string Default = "pt-BR";

    public static readonly string[] Supported = [Default, "en-US"];

    public static void AddCaseDeskLanguage(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTransient<MudLocalizer, MudTexts>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Default).AddSupportedCultures(Supported).AddSupportedUICultures(Supported);
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }
}
