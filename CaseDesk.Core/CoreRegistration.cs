using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Team;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseDesk.Core;

/// <summary>Registers what every host of the desk needs, whichever verb it was started with.</summary>
public static class CoreRegistration
{
    /// <summary>The features. The host adds the database, the options and what only it can supply.</summary>
    public static IServiceCollection AddCaseDeskFeatures(this IServiceCollection services)
    {
        services.AddSingleton<CaseFeed>();
        services.AddSingleton<CaseActions>();
        services.AddSingleton<CaseLists>();
        services.AddSingleton<CaseReading>();
        services.AddSingleton<CaseNotes>();
        services.AddSingleton<CaseOpening>();
        services.AddSingleton<CaseScheduler>();
        services.AddSingleton<NextCase>();
        services.AddSingleton<ImportFindings>();
        services.AddSingleton<ImportIntake>();
        services.AddSingleton<ImportLayouts>();
        services.AddSingleton<ImportMonitoring>();
        services.AddSingleton<ImportReading>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<ImportSteering>();
        services.AddSingleton<UndoPlanning>();
        services.AddSingleton<ListProcess>();
        services.AddSingleton<ClientDirectory>();
        services.AddSingleton<EntityList>();
        services.AddSingleton<AssignmentStatistics>();
        services.AddSingleton<TeamActions>();
        services.AddSingleton<TeamReading>();
        services.AddSingleton<IntegrityCheck>();
        services.AddSingleton<MaintenanceLog>();
        services.AddSingleton<NearExpiry>();
        services.AddSingleton<ExpiryWarnings>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<AssignmentOptions>>().Value.ToPolicy());
        return services;
    }
}
