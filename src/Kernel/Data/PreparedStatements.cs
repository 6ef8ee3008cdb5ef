using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confrere.Kernel.Data;

/// <summary>
/// The statements that a connection to SQLite has met, kept as it planned them. The data layer makes a command anew for each execution, and
/// reading and planning its text took more of the processor than running it.
/// </summary>
internal sealed class PreparedStatements
{
    // A statement takes some ten kilobytes. What is asked more rarely than this many others is planned each time.
    private const int MostKept = 256;

    public static readonly DbCommandInterceptor Reuse = new ReusingInterceptor();

    private static readonly ConditionalWeakTable<SqliteConnection, PreparedStatements> OfConnections = [];

    private static readonly string[] Names = [.. Enumerable.Range(1, 64).Select(number => $"${number}")];

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    public static PreparedStatements Of(SqliteConnection connection) => OfConnections.GetValue(connection, _ => new());

    /// <summary>A command with this text that nobody runs just now: the caller owns it until it gives it back or disposes it.</summary>
    public SqliteCommand Take(string text, SqliteConnection connection)
    {
        if (_idle.Remove(text, out var known)) return known;
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>Not after a failure: what a statement is like then is not known.</summary>
    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count >= MostKept || !_idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    /// <summary>Runs a statement with its values; what failed is not kept.</summary>
    public T Run<T>(RowStatement statement, object?[] values, SqliteConnection connection, SqliteTransaction? transaction, Func<SqliteCommand, T> execute)
    {
        var command = Take(statement.Sql, connection);
        try
        {
            command.Transaction = transaction;
            statement.Fill(command.Parameters, values, command, place => Names[place]);
            var result = execute(command);
            GiveBack(command);
            return result;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    private sealed class ReusingInterceptor : DbCommandInterceptor
    {
        public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
            eventData.Connection is SqliteConnection connection ? InterceptionResult<DbCommand>.SuppressWithResult(new PreparedCommand(connection)) : result;
    }
}
