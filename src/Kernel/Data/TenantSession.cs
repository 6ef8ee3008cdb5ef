using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>
/// Tells PostgreSQL's row-level security whose rows this connection may see, each time that one is opened: a connection of the pool still
/// knows its last user's. One that was told the same the last time is not told again.
/// </summary>
/// <remarks>Told outside a transaction, so that no rollback takes it back; nothing else sets these, and nothing resets a connection of the pool.</remarks>
/// <param name="hasOneServer">Of several servers two may number their processes alike: then every opening is told.</param>
internal sealed class TenantSession(bool hasOneServer) : DbConnectionInterceptor
{
    private const int MostKnown = 1_000;

    // By the server's process, which is one physical connection.
    private readonly ConcurrentDictionary<int, string> _told = new();

    /// <summary>A new physical connection knows nothing, whatever its process number was told in an earlier life.</summary>
    public void Begin(NpgsqlConnection connection)
    {
        // Connections come and go for years. Forgetting costs one statement each.
        if (_told.Count > MostKnown) _told.Clear();
        _told.TryRemove(connection.ProcessID, out _);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var (process, statement) = (((NpgsqlConnection)connection).ProcessID, Statement(eventData));
        if (IsTold(process, statement)) return;
        using var command = Command(connection, statement);
        command.ExecuteNonQuery();
        _told[process] = statement;
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellation = default)
    {
        var (process, statement) = (((NpgsqlConnection)connection).ProcessID, Statement(eventData));
        if (IsTold(process, statement)) return;
        await using var command = Command(connection, statement);
        await command.ExecuteNonQueryAsync(cancellation);
        _told[process] = statement;
    }

    private bool IsTold(int process, string statement)
    {
        if (hasOneServer && _told.GetValueOrDefault(process) == statement) return true;
        // Until the telling has succeeded nobody knows what the connection knows.
        _told.TryRemove(process, out _);
        return false;
    }

    private static string Statement(ConnectionEndEventData eventData)
    {
        var tenancy = ((ConfrereContext)eventData.Context!).Tenancy;
        return $"SELECT set_config('confrere.institution', '{tenancy.Institution?.Value}', false), set_config('confrere.sees_all', '{(tenancy.SeesAll ? "yes" : "no")}', false)";
    }

    private static DbCommand Command(DbConnection connection, string statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        return command;
    }
}
