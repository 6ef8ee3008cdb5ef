using System.Diagnostics;
using Npgsql;

namespace Confrere.Drills;

/// <summary>A PostgreSQL of the drill's own, as durable as it is by default, whose postmaster and children are killed with SIGKILL and started again.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Role = "confrere";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-drill-pg-").FullName;
    private readonly string _programs = Directory.GetDirectories("/usr/lib/postgresql").Select(folder => $"{folder}/bin").Where(bin => File.Exists($"{bin}/postgres")).Max()
        ?? throw new InvalidOperationException("PostgreSQL is not installed; ./test installs it.");
    private readonly int _port = FreePort.Next();
    private Process? _server;

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username={Role};Database={Role};Maximum Pool Size=40";

    public static async Task<PostgresCluster> Create()
    {
        var cluster = new PostgresCluster();
        if (Environment.IsPrivilegedProcess) Process.Start("chown", ["postgres", cluster._folder]).WaitForExit();
        cluster.AsPostgres($"{cluster._programs}/initdb", "-D", $"{cluster._folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8").WaitForExit();
        await cluster.Start();
        await cluster.Execute($"CREATE ROLE {Role} LOGIN");
        await cluster.Execute($"CREATE DATABASE {Role} OWNER {Role}");
        return cluster;
    }

    public async Task Start()
    {
        _server = AsPostgres($"{_programs}/postgres", "-D", $"{_folder}/data", "-p", $"{_port}", "-k", _folder, "-h", "127.0.0.1", "-c", "max_connections=100", "-c", "log_min_messages=fatal");
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try { await Execute("SELECT 1"); return; }
            catch (NpgsqlException) when (patience.Elapsed < Patience) { await Task.Delay(50); }
            // A postmaster that meets the shared memory of its killed forerunner's children ends; they are gone a moment later.
            if (_server.HasExited) _server = AsPostgres(_server.StartInfo);
        }
    }

    /// <summary>Postmaster and children at once: nothing is flushed, nobody is told.</summary>
    public void Kill()
    {
        _server!.Kill(entireProcessTree: true);
        _server.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is { HasExited: false }) Kill();
        await Task.Yield();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // PostgreSQL refuses to run as root: as root we step down to its own user.
    private Process AsPostgres(string program, params string[] arguments) => AsPostgres(Environment.IsPrivilegedProcess
        ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : new ProcessStartInfo(program, arguments));

    private Process AsPostgres(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, "/");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
