using System.Diagnostics;
using Npgsql;

namespace Confrere.Drills;

/// <summary>A PostgreSQL of the drill's own, as durable as it is by default, whose postmaster and children are killed with SIGKILL and started again.</summary>
/// <param name="folder">Holds the folder "data" and nothing else of the drill's.</param>
/// <param name="isOwnFolder">Deleted with the cluster.</param>
/// <param name="settings">Each as on the command line of postgres, `name=value`.</param>
internal sealed class PostgresCluster(string folder, bool isOwnFolder, IReadOnlyList<string> settings) : IAsyncDisposable
{
    private const string Role = "confrere";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin").Where(bin => File.Exists($"{bin}/postgres")).Max() ?? ""
        : "";

    private Process? _server;

    public int Port { get; private init; } = FreePort.Next();

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};{Login}";

    /// <summary>Whichever of two servers takes writes; the other is asked again after a second.</summary>
    public static string Either(PostgresCluster one, PostgresCluster other) =>
        $"Host=127.0.0.1:{one.Port},127.0.0.1:{other.Port};Target Session Attributes=primary;Host Recheck Seconds=1;{Login}";

    private static string Login => $"Username={Role};Database={Role};Maximum Pool Size=40";

    private string Data => Path.Combine(folder, "data");

    public static Task<PostgresCluster> Create(params string[] settings) => Create(OwnFolder(), isOwnFolder: true, settings);

    /// <summary>In a folder that is there already and stays, as on a disk that the drill mounted.</summary>
    public static Task<PostgresCluster> CreateIn(string folder, params string[] settings) => Create(folder, isOwnFolder: false, settings);

    /// <summary>A server on files that another one left.</summary>
    public static PostgresCluster Found(string folder) => new(folder, isOwnFolder: false, []);

    /// <summary>A second server, not started, that follows this one's log.</summary>
    /// <param name="insteadOf">One that is gone and whose port it takes.</param>
    public async Task<PostgresCluster> Standby(PostgresCluster? insteadOf = null)
    {
        var standby = new PostgresCluster(OwnFolder(), isOwnFolder: true, []) { Port = insteadOf?.Port ?? FreePort.Next() };
        standby.Own();
        await standby.Done("pg_basebackup", "-D", standby.Data, "-R", "-X", "stream", "-c", "fast", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres");
        return standby;
    }

    public async Task Start()
    {
        _server = AsPostgres("postgres", ["-D", Data, "-p", $"{Port}", "-h", "127.0.0.1", .. ((string[])["unix_socket_directories=", "max_connections=100", "log_min_messages=fatal", .. settings]).SelectMany(setting => (string[])["-c", setting])]);
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try { await Execute("SELECT 1"); return; }
            catch (NpgsqlException failure) when (patience.Elapsed > Patience) { throw new InvalidOperationException($"PostgreSQL does not start on {Data}: {failure.Message}"); }
            catch (NpgsqlException) { await Task.Delay(50); }
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

    /// <summary>Every table and index read through by PostgreSQL's own checker.</summary>
    /// <exception cref="InvalidOperationException">It found something.</exception>
    public Task Check() => Done("pg_amcheck", "--install-missing", "--heapallindexed", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres", "-d", Role);

    /// <summary>By its superuser. A statement a call, as those that change settings want no transaction.</summary>
    public async Task Execute(string sql) => await Value(sql);

    public async Task<object?> Value(string sql)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Of the postmaster and all that it started, so far.</summary>
    public TimeSpan ProcessorTime()
    {
        var ticks = 0L;
        foreach (var process in Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)))
        {
            string[] fields;
            // What stands before the last parenthesis is the program's name; then state, parent and so on (proc(5)).
            try { fields = File.ReadAllText($"/proc/{process}/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : []; }
            catch (IOException) { continue; }
            if (process == $"{_server!.Id}") ticks += fields[11..15].Sum(long.Parse);
            else if (fields[1] == $"{_server!.Id}") ticks += fields[11..13].Sum(long.Parse);
        }
        const int TicksASecond = 100;
        return TimeSpan.FromSeconds((double)ticks / TicksASecond);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is { HasExited: false }) Kill();
        await Task.Yield();
        if (isOwnFolder) Directory.Delete(folder, recursive: true);
    }

    private static async Task<PostgresCluster> Create(string folder, bool isOwnFolder, string[] settings)
    {
        if (Programs.Length == 0) throw new InvalidOperationException("PostgreSQL is not installed; ./test installs it.");
        var cluster = new PostgresCluster(folder, isOwnFolder, settings);
        cluster.Own();
        // Files of 1 MB for the log, so that the cluster fits on a small disk.
        await cluster.Done("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", isOwnFolder ? "--wal-segsize=16" : "--wal-segsize=1");
        await cluster.Start();
        await cluster.Execute($"CREATE ROLE {Role} LOGIN IN ROLE pg_checkpoint");
        await cluster.Execute($"CREATE DATABASE {Role} OWNER {Role}");
        return cluster;
    }

    private static string OwnFolder() => Directory.CreateTempSubdirectory("confrere-drill-pg-").FullName;

    private void Own()
    {
        if (Environment.IsPrivilegedProcess) Process.Start("chown", ["postgres", folder]).WaitForExit();
    }

    private async Task Done(string program, params string[] arguments)
    {
        var process = AsPostgres(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    // PostgreSQL refuses to run as root: as root we step down to its own user.
    private static Process AsPostgres(string program, params string[] arguments) => AsPostgres(Environment.IsPrivilegedProcess
        ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", $"{Programs}/{program}", .. arguments])
        : new ProcessStartInfo($"{Programs}/{program}", arguments));

    private static Process AsPostgres(ProcessStartInfo start)
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
