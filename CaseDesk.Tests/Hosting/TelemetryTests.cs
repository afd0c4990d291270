using System.Collections.Concurrent;
using System.Text;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CaseDesk.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Nothing_is_sent_anywhere_unless_a_collector_is_named()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Null(app.Services.GetService<MeterProvider>());
        Assert.Null(app.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task A_collector_gets_takes_and_requests_and_no_names()
    {
        await using var collector = await Collector.StartAsync();
        await using var desk = await ApiDesk.StartAsync(settings: new()
        {
            [Telemetry.Endpoint] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        var ana = await desk.PersonAsync(UserRole.Attendant);
        await desk.TakenAsync(ana);
        await (await desk.AsAsync(UserRole.Attendant)).ReadAsync("/api/cases?q=FULANODETAL");

        desk.Get<MeterProvider>().ForceFlush();
        desk.Get<TracerProvider>().ForceFlush();

        Assert.Contains("casedesk.case.changes", collector.Received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("case.assigned", collector.Received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("/api/cases", collector.Received["/v1/traces"], StringComparison.Ordinal);
        var everything = string.Concat(collector.Received.Values);
        Assert.DoesNotContain("FULANODETAL", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(ana.Name, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(ana.Email!, everything, StringComparison.Ordinal);
    }

    /// <summary>What OpenTelemetry calls a collector: keeps what it is sent, by path.</summary>
    private sealed class Collector(WebApplication app, ConcurrentDictionary<string, string> received) : IAsyncDisposable
    {
        public string Address => app.Urls.Single();

        public ConcurrentDictionary<string, string> Received => received;

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentDictionary<string, string>();
            var app = WebApplication.CreateSlimBuilder().Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.MapPost("/v1/{kind}", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body, Encoding.Latin1);
                var sent = await reader.ReadToEndAsync();
                received.AddOrUpdate(request.Path, sent, (_, earlier) => earlier + sent);
            });
            await app.StartAsync(TestDesk.Cancel);
            return new(app, received);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
