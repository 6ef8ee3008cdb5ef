using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Confrere.Modules.Tests.House;

/// <summary>
/// A PostgreSQL of the tests' own: a fresh cluster in a temporary folder on a free port, started by the first test that asks and
/// stopped after the last one (<see cref="PostgresStop"/>). The application's role is no superuser, so that row-level security is in force.
/// </summary>
public sealed class PostgresServer
{
    private const string AppRole = "confrere";
    private static readonly Lazy<PostgresServer> Shared = new(() => new PostgresServer());
    private readonly int _port = FreePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-pg-").FullName;
    private readonly Process _server;
    private readonly Lock _creating = new();
    private int _databases;

    private PostgresServer()
    {
        var bin = BinFolder();
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder);
        AsPostgres($"{bin}/initdb", "-D", $"{_folder}/data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        // Durability is proved by the loss drills; here a flush for each of a thousand small databases would only cost time.
        // Shared memory in the folder goes with it; elsewhere a killed server would leave it behind.
        _server = Start($"{bin}/postgres", "-D", $"{_folder}/data", "-p", $"{_port}", "-k", _folder, "-h", "127.0.0.1",
            "-c", "fsync=off", "-c", "dynamic_shared_memory_type=mmap", "-c", "wal_recycle=off", "-c", "wal_init_zero=off", "-c", "max_connections=300", "-c", "log_min_messages=fatal");
        WaitUntilItAnswers();
        Execute("postgres", $"CREATE ROLE {AppRole} LOGIN CREATEDB");
    }

    public static PostgresServer Instance => Shared.Value;

    /// <summary>A new database, empty or copied from a template, and how the application connects to it.</summary>
    public string NewDatabase(string? template = null)
    {
        // A template that is being copied cannot be copied a second time.
        lock (_creating)
        {
            var name = $"house_{++_databases}";
            Execute("postgres", $"CREATE DATABASE {name} OWNER {AppRole}" + (template is null ? "" : $" TEMPLATE {template}"));
            return name;
        }
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username={AppRole};Database={database};Maximum Pool Size=60;Include Error Detail=true";

    /// <summary>Hundreds of databases would fill a disk, and take longer to remove at the end than a test program is given to end.</summary>
    public void Drop(string database) => Execute("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    /// <summary>Everything that the server keeps of a database, and its log since this moment, on disk.</summary>
    public IReadOnlyList<string> FilesOf(string database)
    {
        // The checkpoint removes the log before it, which is not recycled here.
        foreach (var sql in new[] { "SELECT pg_switch_wal()", "CHECKPOINT" }) Execute(database, sql);
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("SELECT oid FROM pg_database WHERE datname = current_database()", connection);
        return [.. Directory.EnumerateFiles($"{_folder}/data/base/{command.ExecuteScalar()}"), .. Directory.EnumerateFiles($"{_folder}/data/pg_wal")];
    }

    public static void StopIfStarted()
    {
        if (Shared.IsValueCreated) Instance.Stop();
    }

    private void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void WaitUntilItAnswers()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try { Execute("postgres", "SELECT 1"); return; }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(30) && !_server.HasExited) { Task.Delay(50).Wait(); }
        }
    }

    private void Stop()
    {
        if (!_server.HasExited) _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }

    private static string BinFolder() =>
        Directory.GetDirectories("/usr/lib/postgresql").Select(folder => $"{folder}/bin").Where(bin => File.Exists($"{bin}/postgres")).Max()
        ?? throw new InvalidOperationException("PostgreSQL is not installed; ./test installs it.");

    private static void AsPostgres(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    // PostgreSQL refuses to run as root: as root we step down to its own user.
    private static Process Start(string program, params string[] arguments)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
