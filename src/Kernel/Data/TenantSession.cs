using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confrere.Kernel.Data;

/// <summary>Tells PostgreSQL's row-level security whose rows this connection may see, each time that one is opened: a connection of the pool still knows its last user's.</summary>
internal sealed class TenantSession : DbConnectionInterceptor
{
    public static readonly TenantSession Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellation = default)
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var tenancy = ((ConfrereContext)eventData.Context!).Tenancy;
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT set_config('confrere.institution', '{tenancy.Institution?.Value}', false), set_config('confrere.sees_all', '{(tenancy.SeesAll ? "yes" : "no")}', false)";
        return command;
    }
}
