using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Confrere.Drills.Load;

/// <summary>What this machine can do at best, measured in the same run: a server that only parses the same post, and a writer in the process that only stores.</summary>
internal static class BareLimits
{
    private const int RowsEach = 25;
    private const int Batch = 32;

    /// <summary>Serves POST /parse until it is killed: reads the form, counts the answers, stores nothing.</summary>
    public static async Task ServeParseOnly(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapPost("/parse", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            http.Response.StatusCode = form.Count(field => field.Key.StartsWith("answers[", StringComparison.Ordinal)) > 0 ? StatusCodes.Status302Found : StatusCodes.Status400BadRequest;
        });
        await app.RunAsync();
    }

    /// <returns>Answers a second into SQLite with a flush for each commit: one row and 25 more each, 32 in a commit.</returns>
    public static double SqliteBatches(string folder, TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE answer (id INTEGER PRIMARY KEY, packed TEXT); CREATE TABLE item (answer INTEGER, item INTEGER, value INTEGER);");
        var (watch, answers) = (Stopwatch.StartNew(), 0);
        while (watch.Elapsed < time)
        {
            using var transaction = connection.BeginTransaction();
            using var answer = Command(connection, transaction, "INSERT INTO answer VALUES ($1, $2)", 2);
            using var item = Command(connection, transaction, "INSERT INTO item VALUES ($1, $2, $3)", 3);
            for (var one = 0; one < Batch; one++)
            {
                (answer.Parameters[0].Value, answer.Parameters[1].Value) = (++answers, "{\"pfi01\":2,\"pfi02\":3,\"pfi03\":1,\"pfi04\":0}");
                answer.ExecuteNonQuery();
                for (var row = 0; row < RowsEach; row++)
                {
                    (item.Parameters[0].Value, item.Parameters[1].Value, item.Parameters[2].Value) = (answers, row, row % 5);
                    item.ExecuteNonQuery();
                }
            }
            transaction.Commit();
        }
        return answers / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var parameter = 1; parameter <= parameters; parameter++) command.Parameters.Add(new($"${parameter}", 0));
        return command;
    }
}
