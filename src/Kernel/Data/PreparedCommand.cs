using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Confrere.Kernel.Data;

/// <summary>A command as the data layer fills and runs it once; the statement behind it is kept and lent by <see cref="PreparedStatements"/>.</summary>
internal sealed class PreparedCommand(SqliteConnection connection) : DbCommand
{
    // Only its collection of parameters is used: they go to the kept statement, which is run.
    private readonly SqliteCommand _given = new();
    private SqliteCommand? _running;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException("It belongs to one connection."); }

    protected override DbParameterCollection DbParameterCollection => _given.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Prepare() { }

    public override void Cancel() { }

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Run(command => command.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    // The reader has been disposed before.
    protected override void Dispose(bool disposing)
    {
        if (disposing) Settle();
        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> execute)
    {
        Settle();
        var command = PreparedStatements.Of(connection).Take(CommandText, connection);
        try
        {
            (command.Transaction, command.CommandTimeout) = ((SqliteTransaction?)DbTransaction, CommandTimeout);
            foreach (SqliteParameter parameter in _given.Parameters) command.Parameters.Add(parameter);
            var result = execute(command);
            _running = command;
            return result;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    private void Settle()
    {
        if (_running is null) return;
        PreparedStatements.Of(connection).GiveBack(_running);
        _running = null;
    }
}
