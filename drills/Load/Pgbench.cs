using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Confrere.Drills.Load;

/// <summary>PostgreSQL's own benchmark on the same cluster: one row and 25 more in a transaction, 32 clients.</summary>
internal static partial class Pgbench
{
    private const int Clients = 32;

    private const string Script = """
        BEGIN;
        INSERT INTO bench_answer (packed) VALUES ('{"pfi01":2,"pfi02":3,"pfi03":1,"pfi04":0}');
        INSERT INTO bench_item SELECT lastval(), item, item % 5 FROM generate_series(1, 25) AS item;
        COMMIT;
        """;

    public static async Task<double> Run(string connection, int seconds)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        await using (var data = NpgsqlDataSource.Create(connection))
        await using (var create = data.CreateCommand("CREATE TABLE bench_answer (id bigserial PRIMARY KEY, packed text); CREATE TABLE bench_item (answer bigint, item int, value int)"))
            await create.ExecuteNonQueryAsync();
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script.ReplaceLineEndings("\n"));
        using var process = Process.Start(new ProcessStartInfo("pgbench",
            ["-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, "-n", "-c", $"{Clients}", "-j", "2", "-T", $"{seconds}", "-f", script, settings.Database!]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(script);
        return Rate().Match(said) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench said no rate: {await process.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"tps = ([0-9.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Rate();
}
