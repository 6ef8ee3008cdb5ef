using System.Data.Common;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>
/// What a conversation left behind: the addresses it went to, and the shape of every row of the whole database that it added or changed. A
/// shape says of each value whether it is there and how long it is; only yes and no are shown as they are.
/// </summary>
internal sealed record Traces(IReadOnlyList<string> Addresses, IReadOnlyList<string> Rows)
{
    public static async Task<Traces> Of(Trial trial, HttpClient browser, ParticipantCode code, Func<Task<IReadOnlyList<string>>> converse)
    {
        SignedInByHeader.As(browser, Trial.PersonOf(code), trial.House.Institution);
        var before = (await Everything(trial)).Select(row => row.Content).ToHashSet(StringComparer.Ordinal);
        var addresses = await converse();
        return new(addresses, [.. (await Everything(trial)).Where(row => !before.Contains(row.Content)).Select(row => row.Shape).Order(StringComparer.Ordinal)]);
    }

    private static async Task<IReadOnlyList<(string Content, string Shape)>> Everything(Trial trial)
    {
        var rows = new List<(string, string)>();
        await trial.Write(async work =>
        {
            rows.Clear();
            foreach (var entity in work.Db.Model.GetEntityTypes())
            {
                if (entity.GetTableName() is not { } table) continue;
                var name = entity.GetSchema() is { } schema ? $"\"{schema}\".\"{table}\"" : $"\"{table}\"";
                await using var command = work.Db.Database.GetDbConnection().CreateCommand();
                command.Transaction = work.Db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // A table's name out of the model.
                command.CommandText = $"SELECT * FROM {name}";
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) rows.Add(Row(table, reader));
            }
        });
        return rows;
    }

    private static (string Content, string Shape) Row(string table, DbDataReader reader)
    {
        var values = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).ToList();
        return (
            $"{table} {string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString()))}",
            $"{table} {string.Join('|', values.Select(Shape))}");
    }

    private static string Shape(object value) => value switch
    {
        DBNull => "nothing",
        bool isSo => isSo ? "yes" : "no",
        byte[] bytes => $"{bytes.Length} bytes",
        string text => $"{text.Length} signs",
        _ => value.GetType().Name,
    };
}
