using System.Globalization;
using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CaseDesk.Core;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace CaseDesk.Tests.Pages;

/// <summary>Components as a person sees them, over a real desk on SQLite, in Portuguese unless a test says otherwise.</summary>
public abstract class DeskPageTest : BunitContext, IAsyncLifetime
{
    private BunitAuthorizationContext _authorization = null!;

    /// <summary>A busy machine is slow, not wrong.</summary>
    static DeskPageTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    protected DeskPageTest()
    {
        Speak("pt-BR");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected TestDesk Desk { get; private set; } = null!;

    protected SlowDatabase Slow { get; } = new();

    protected FakeTimeProvider Clock => Desk.Clock;

    public async ValueTask InitializeAsync()
    {
        Desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, configure: options => options.AddInterceptors(Slow));
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        Services.AddSingleton<TimeProvider>(Desk.Clock);
        Services.AddSingleton(Desk.Contexts);
        Services.AddSingleton(Options.Create(new AssignmentOptions()));
        Services.AddSingleton(Options.Create(new ImportOptions()));
        Services.AddSingleton<IFileStore>(Desk.Get<IFileStore>());
        Services.AddSingleton(Desk.Get<IImportQueue>());
        Services.AddCaseDeskFeatures();
        Services.AddSingleton(Desk.Get<CaseFeed>());
        Services.AddDataProtection();
        Services.AddScoped(_ => Desk.Db());
        Services.AddIdentityCore<AppUser>().AddEntityFrameworkStores<CaseDeskDbContext>().AddDefaultTokenProviders();
        Services.AddSingleton<PasswordLinks>();
        Services.AddSingleton(Desk.Get<ILookupNormalizer>());
        Services.AddSingleton(TestApp.ReadsLists);
        _authorization = AddAuthorization();
        SetRendererInfo(new("Server", true));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Desk.DisposeAsync();
    }

    protected static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    /// <summary>A page inside its frame, as this person gets it.</summary>
    protected IRenderedComponent<MainLayout> Open<TPage>(CurrentUser user, string address = "/", params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        _authorization.SetAuthorized(user.Name).SetClaims(
            new(ClaimTypes.NameIdentifier, user.Id), new("casedesk:name", user.Name), new(ClaimTypes.Role, user.Role.Code()));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<MainLayout>(layout => layout.AddCascadingValue("IsDark", false).Add(frame => frame.Body, builder =>
        {
            builder.OpenComponent<TPage>(0);
            foreach (var (name, value) in parameters)
            {
                builder.AddAttribute(1, name, value);
            }

            builder.CloseComponent();
        }));
    }

    /// <summary>The form in the menu asks for a token; there is no request here that could be forged.</summary>
    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
