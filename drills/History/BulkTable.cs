using Confrere.Kernel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Confrere.Drills.History;

/// <summary>Rows of an entity written past the change tracker, by the columns, conversions and encryption of the house's own mapping.</summary>
internal sealed class BulkTable<T>(ConfrereContext db) where T : class
{
    private readonly IEntityType _type = db.Model.FindEntityType(typeof(T))!;
    private readonly Column[] _columns = [.. db.Model.FindEntityType(typeof(T))!.GetProperties().Select(property => new Column(property))];

    public async Task Write(IEnumerable<T> rows)
    {
        await db.Database.OpenConnectionAsync();
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await Copy(postgres, rows);
        else Insert((SqliteConnection)db.Database.GetDbConnection(), rows);
    }

    private async Task Copy(NpgsqlConnection connection, IEnumerable<T> rows)
    {
        // PostgreSQL copies nothing into a table whose owner its policies bind.
        var table = $"\"{_type.GetSchema()}\".\"{_type.GetTableName()}\"";
        await Say(connection, $"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY");
        await Fill(connection, table, rows);
        await Say(connection, $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY");
    }

    private async Task Fill(NpgsqlConnection connection, string table, IEnumerable<T> rows)
    {
        await using var importer = await connection.BeginBinaryImportAsync($"COPY {table} ({Names}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            foreach (var column in _columns)
                if (column.Of(row) is { } value) await importer.WriteAsync(value, column.StoreType);
                else await importer.WriteNullAsync();
        }
        await importer.CompleteAsync();
    }

    private static async Task Say(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private void Insert(SqliteConnection connection, IEnumerable<T> rows)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        (insert.Transaction, insert.CommandText) = (transaction, $"INSERT INTO \"{_type.GetTableName()}\" ({Names}) VALUES ({string.Join(", ", _columns.Select((_, place) => $"$p{place}"))})");
        for (var place = 0; place < _columns.Length; place++) insert.Parameters.Add(new($"$p{place}", null));
        foreach (var row in rows)
        {
            for (var place = 0; place < _columns.Length; place++) insert.Parameters[place].Value = _columns[place].Of(row) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private string Names => string.Join(", ", _columns.Select(column => $"\"{column.Name}\""));

    private sealed class Column(IProperty property)
    {
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name => property.GetColumnName();

        // A length is no part of the type's name.
        public string StoreType { get; } = ((RelationalTypeMapping)property.GetTypeMapping()).StoreTypeNameBase;

        public object? Of(T row) => property.GetGetter().GetClrValue(row) is { } value ? _convert is null ? value : _convert(value) : null;
    }
}
