using System.Data.Common;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Access;

internal sealed record StoredCell(string Table, string Column, int Row, object Value);

/// <summary>Every cell of every table as it lies in the database, read past model, filter and keys, as somebody who stole it would.</summary>
internal static class StoredCells
{
    public static async Task<IReadOnlyList<StoredCell>> Of(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        var database = scope.ServiceProvider.GetRequiredService<Database>();
        await using var db = database.OpenForReading(scope.ServiceProvider.GetRequiredService<Tenancy>());
        var tables = db.Model.GetEntityTypes().Select(type => (Schema: type.GetSchema(), Name: type.GetTableName()!)).Distinct().ToList();
        await db.Database.OpenConnectionAsync();
        var cells = new List<StoredCell>();
        foreach (var (schema, name) in tables) await Read(db.Database.GetDbConnection(), schema, name, cells);
        return cells;
    }

    private static async Task Read(DbConnection connection, string? schema, string name, List<StoredCell> cells)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = schema is null ? $"SELECT * FROM \"{name}\"" : $"SELECT * FROM \"{schema}\".\"{name}\"";
        await using var rows = await command.ExecuteReaderAsync();
        for (var row = 0; await rows.ReadAsync(); row++)
            for (var column = 0; column < rows.FieldCount; column++)
                if (!await rows.IsDBNullAsync(column))
                    // One spelling for both databases: "trial_participants".
                    cells.Add(new(schema is null ? name : $"{schema}_{name}", rows.GetName(column), row, rows.GetValue(column)));
    }
}
