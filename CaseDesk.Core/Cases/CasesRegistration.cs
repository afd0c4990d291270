using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Timeline;
using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core.Cases;

/// <summary>The services of this feature.</summary>
public static class CasesRegistration
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseFeed>();
        services.AddSingleton<AssignmentPolicies>();
        services.AddSingleton<CaseActions>();
        services.AddSingleton<CaseOpening>();
        services.AddSingleton<CaseScheduler>();
        services.AddSingleton<NextCase>();
        services.AddSingleton<NearExpiry>();
        services.AddSingleton<ExpiryWarnings>();
        services.AddSingleton<CaseNotes>();
        services.AddSingleton<CaseLists>();
        services.AddSingleton<CaseReading>();
        return services;
    }
}
