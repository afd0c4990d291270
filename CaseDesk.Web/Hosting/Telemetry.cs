using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CaseDesk.Web.Hosting;

/// <summary>Metrics and traces by OpenTelemetry, sent only where an operator named a collector.</summary>
public static class Telemetry
{
    /// <summary>The variable by which every OpenTelemetry program is told its collector.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddCaseDeskTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DeskMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskMeter>());
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("casedesk"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(DeskMeter.Name).AddOtlpExporter())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddOtlpExporter());
    }
}
