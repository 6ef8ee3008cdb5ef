using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>
/// The institution's rows of one table with given values in given columns, untracked: for the few questions that every request asks. The data
/// layer's own way, compiled, costs several times what the database does; this is one statement made once from the same mapping.
/// </summary>
/// <param name="properties">Names of the properties that are asked for, in the order in which their values are given.</param>
public sealed class RowLookup<T>(params string[] properties) where T : class
{
    private readonly ConditionalWeakTable<IModel, Asked<T>> _ofModels = [];

    /// <param name="values">One for each property, of its own type.</param>
    public Task<List<T>> In(ConfrereContext db, params object[] values) => Statement(db).Run(db, values);

    /// <returns>Null when there is none.</returns>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public async Task<T?> OneIn(ConfrereContext db, params object[] values) => (await In(db, values)).SingleOrDefault();

    private Asked<T> Statement(ConfrereContext db) => _ofModels.GetValue(db.Model, model =>
    {
        var entity = model.FindEntityType(typeof(T))!;
        return new(seesAll => Selection.Of<T>(entity, properties, seesAll));
    });
}

/// <summary>As <see cref="RowLookup{T}"/>, each row with the one of another table that names its key, or null.</summary>
/// <param name="pointer">The other's property that holds the key.</param>
/// <param name="properties">As of the lookup of one table.</param>
public sealed class RowLookup<T, TOther>(string pointer, params string[] properties) where T : class where TOther : class
{
    private readonly ConditionalWeakTable<IModel, Asked<(T, TOther?)>> _ofModels = [];

    /// <returns>Null when there is none.</returns>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public async Task<(T Row, TOther? Other)?> OneIn(ConfrereContext db, params object[] values) =>
        (await _ofModels.GetValue(db.Model, Statement).Run(db, values)) switch
        {
            [] => null,
            [var only] => only,
            var several => throw new InvalidOperationException($"{several.Count} rows of {typeof(T).Name} where one was asked for."),
        };

    private Asked<(T, TOther?)> Statement(IModel model)
    {
        var (entity, other) = (model.FindEntityType(typeof(T))!, model.FindEntityType(typeof(TOther))!);
        return new(seesAll => Selection.WithOther<T, TOther>(entity, other, pointer, properties, seesAll));
    }
}

/// <summary>A lookup's statement for one institution, and the one for who sees all of them.</summary>
internal sealed class Asked<TResult>(Func<bool, Selection<TResult>> make)
{
    private readonly Selection<TResult> _own = make(false);
    private readonly Selection<TResult> _all = make(true);

    public Task<List<TResult>> Run(ConfrereContext db, object[] values)
    {
        var selection = db.Tenancy.SeesAll ? _all : _own;
        var given = selection.Values(values, db);
        return db.Database.GetDbConnection() is SqliteConnection sqlite ? Task.FromResult(Run(sqlite, db, selection, given)) : RunOnPostgres(db, selection, given);
    }

    private static List<TResult> Run(SqliteConnection connection, ConfrereContext db, Selection<TResult> selection, object?[] values)
    {
        var isOpen = connection.State == System.Data.ConnectionState.Open;
        if (!isOpen) db.Database.OpenConnection();
        try
        {
            var statements = PreparedStatements.Of(connection);
            return statements.Run(selection, values, connection, db.Database.CurrentTransaction?.GetDbTransaction() as SqliteTransaction, command =>
            {
                using var reader = command.ExecuteReader();
                var rows = new List<TResult>();
                while (reader.Read()) rows.Add(selection.Read(reader));
                return rows;
            });
        }
        finally
        {
            if (!isOpen) db.Database.CloseConnection();
        }
    }

    private static async Task<List<TResult>> RunOnPostgres(ConfrereContext db, Selection<TResult> selection, object?[] values)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var command = new NpgsqlCommand(selection.Sql, connection, db.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction);
            // Without a name it is known by its place.
            selection.Fill(command.Parameters, values, command, _ => "");
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<TResult>();
            while (await reader.ReadAsync()) rows.Add(selection.Read(reader));
            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
