using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confrere.Kernel.Data;

/// <summary>Tells PostgreSQL's row-level security whose rows this connection may see. The pool forgets it when the connection is returned.</summary>
internal sealed class TenantSession(Tenancy tenancy) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellation = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT set_config('confrere.institution', '{tenancy.Institution?.Value}', false), set_config('confrere.sees_all', '{(tenancy.SeesAll ? "yes" : "no")}', false)";
        return command;
    }
}
