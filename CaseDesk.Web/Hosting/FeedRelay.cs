using System.Data.Common;
using System.Text.Json;
using System.Threading.Channels;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseDesk.Web.Hosting;

/// <summary>
/// Tells the other nodes on the same PostgreSQL what changed here, and the screens here what changed there (design.md 6). What
/// is lost while the database is away is made up for by one "many changed" when it is back.
/// </summary>
public sealed partial class FeedRelay(CaseFeed feed, IDbContextFactory<CaseDeskDbContext> contexts, ILogger<FeedRelay> logger) : BackgroundService
{
    public const string ConnectionName = "CaseDesk relay";
    private const string ChannelName = "casedesk_changes";
    private const int MostWaiting = 1000;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly Guid _node = Guid.NewGuid();
    private readonly Channel<CaseChanged> _outbox =
        Channel.CreateBounded<CaseChanged>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Published += Send;
        try
        {
            await Task.WhenAll(ListenAsync(stoppingToken), SendAsync(stoppingToken));
        }
        finally
        {
            feed.Published -= Send;
        }
    }

    private void Send(CaseChanged change) => _outbox.Writer.TryWrite(change);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in _outbox.Reader.ReadAllAsync(cancellationToken))
        {
            var message = JsonSerializer.Serialize(new Message(_node, change.CaseId, change.Event, change.ByUserId));
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await db.Database.ExecuteSqlAsync($"SELECT pg_notify({ChannelName}, {message})", cancellationToken);
            }
            catch (DbException error)
            {
                LogNotSent(logger, error.Message);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; !cancellationToken.IsCancellationRequested; isFirst = false)
        {
            try
            {
                await using var connection = new NpgsqlConnection(await AddressAsync(cancellationToken));
                connection.Notification += (_, notification) => Hear(notification.Payload);
                await connection.OpenAsync(cancellationToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {ChannelName}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                }

                if (!isFirst)
                {
                    feed.Deliver(new(null, CaseEventTypes.Created, null));
                }

                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (DbException error)
            {
                LogNotListening(logger, error.Message);
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }

    /// <summary>A connection of its own that notices when its server has silently gone.</summary>
    private async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, KeepAlive = 30, ApplicationName = ConnectionName }.ToString();
    }

    private void Hear(string payload)
    {
        if (JsonSerializer.Deserialize<Message>(payload) is { } message && message.Node != _node)
        {
            feed.Deliver(new(message.CaseId, message.Event, message.ByUserId));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes were not told of a change: {Problem}")]
    private static partial void LogNotSent(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of other nodes are not heard, trying again: {Problem}")]
    private static partial void LogNotListening(ILogger logger, string problem);

    private sealed record Message(Guid Node, long? CaseId, string Event, string? ByUserId);
}
