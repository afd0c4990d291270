using CaseDesk.Core.Cases;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Team;
using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core;

/// <summary>Registers what every host of the desk needs, whichever verb it was started with.</summary>
public static class CoreRegistration
{
    /// <summary>The features, in the order of the house. The host adds the database, the options and what only it can supply.</summary>
    public static IServiceCollection AddCaseDeskFeatures(this IServiceCollection services) =>
        services.AddScheduling().AddCases().AddImports().AddClientDirectory().AddTeam().AddStatistics();
}
