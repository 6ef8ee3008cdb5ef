using System.Data.Common;
using Confrere.Kernel.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>What a unit of work writes without reading it: statements that wait here and go to the database together, in their order, on PostgreSQL in one message.</summary>
internal sealed class WaitingRows(ConfrereContext db)
{
    private readonly List<(RowStatement Statement, object?[] Values)> _waiting = [];
    private int _digested;

    public void Insert<T>(T row) where T : class
    {
        var insertion = Insertion.Of<T>(db);
        _waiting.Add((insertion, insertion.Values(row, db)));
    }

    public void Delete<T>(string property, object value) where T : class, ITenantOwned
    {
        var deletion = Deletion.Of<T>(db, property);
        _waiting.Add((deletion, deletion.Values(value, db)));
    }

    /// <summary>Tells the digest of the rows that came since the last call.</summary>
    public void Digest(ChangeDigest change)
    {
        for (; _digested < _waiting.Count; _digested++)
            if (_waiting[_digested] is (Insertion insertion, var values)) change.TakeAdded(insertion, values);
    }

    /// <exception cref="DbUpdateException">As the data layer says it when a row cannot be stored.</exception>
    public async Task Store()
    {
        if (_waiting.Count == 0) return;
        try
        {
            if (db.Database.GetDbConnection() is SqliteConnection sqlite) Store(sqlite);
            else await Store((NpgsqlConnection)db.Database.GetDbConnection());
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"Rows of {string.Join(", ", _waiting.Select(row => row.Statement.Entity.ClrType.Name).Distinct())} could not be stored.", failure);
        }
        _waiting.Clear();
        _digested = 0;
    }

    private void Store(SqliteConnection connection)
    {
        var statements = PreparedStatements.Of(connection);
        var transaction = Transaction as SqliteTransaction;
        foreach (var (statement, values) in _waiting) statements.Run(statement, values, connection, transaction, command => command.ExecuteNonQuery());
    }

    private async Task Store(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection, Transaction as NpgsqlTransaction);
        await using var maker = new NpgsqlCommand();
        foreach (var (statement, values) in _waiting)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            // Without a name it is known by its place.
            statement.Fill(command.Parameters, values, maker, _ => "");
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync();
    }

    private DbTransaction? Transaction => db.Database.CurrentTransaction?.GetDbTransaction();
}
