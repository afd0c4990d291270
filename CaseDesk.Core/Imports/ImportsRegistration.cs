using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Undoing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core.Imports;

/// <summary>The services of this feature.</summary>
public static class ImportsRegistration
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ListProcess>();
        services.AddSingleton<ImportIntake>();
        services.AddSingleton<ImportLayouts>();
        services.AddSingleton<ImportFindings>();
        services.AddSingleton<ImportReading>();
        services.AddSingleton<ImportMonitoring>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<ImportSteering>();
        services.AddSingleton<UndoPlanning>();
        return services;
    }
}
