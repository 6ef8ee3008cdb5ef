using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confrere.Kernel.Data;

/// <summary>
/// Tells row-level security whose rows a query may see in the same round trip as the query. For contexts that only read: each of their
/// queries takes a connection of its own, and a second round trip for each took as long as the query.
/// </summary>
internal sealed class TenantOfQuery : DbCommandInterceptor
{
    public static readonly TenantOfQuery Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        SayWhose(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellation = default)
    {
        SayWhose(command, eventData);
        return new(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        SayWhose(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellation = default)
    {
        SayWhose(command, eventData);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        SayWhose(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellation = default)
    {
        SayWhose(command, eventData);
        return new(result);
    }

    private static void SayWhose(DbCommand command, CommandEventData eventData) =>
        command.CommandText = TenantSession.Statements(((ConfrereContext)eventData.Context!).Tenancy) + command.CommandText;
}
