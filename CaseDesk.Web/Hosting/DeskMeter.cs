using System.Diagnostics.Metrics;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Timeline;

namespace CaseDesk.Web.Hosting;

/// <summary>Counts what happens to cases on this server, for whoever watches it from outside: codes, no ids, no people.</summary>
public sealed class DeskMeter : IHostedService
{
    public const string Name = "CaseDesk";

    private readonly CaseFeed _feed;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _expired;

    public DeskMeter(CaseFeed feed, IMeterFactory meters)
    {
        _feed = feed;
        var meter = meters.Create(Name);
        _changes = meter.CreateCounter<long>("casedesk.case.changes", "{change}", "Changes of single cases, by event: case.assigned counts the takes.");
        _expired = meter.CreateCounter<long>("casedesk.assignments.expired", "{assignment}", "Assignments that the sweep of this server ended.");
    }

    public void CountExpired(int expired) => _expired.Add(expired);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _feed.Published += Count;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _feed.Published -= Count;
        return Task.CompletedTask;
    }

    private void Count(CaseChanged change)
    {
        if (change.CaseId is not null)
        {
            _changes.Add(1, new KeyValuePair<string, object?>("event", change.Event));
        }
    }
}
