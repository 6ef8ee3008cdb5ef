using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confrere.Kernel.Data;

/// <summary>How a SQLite file is opened: write-ahead log, a flush for every commit, deleted bytes overwritten, and never by a version that can corrupt the log.</summary>
internal static class SqliteFile
{
    // The WAL-reset corruption is in 3.7.0 to 3.51.2 (sqlite.org, release note of 3.51.3).
    private static readonly Version OldestSafeVersion = new(3, 51, 3);

    // 16 MB of pages a connection instead of 2: with the upper pages of the indexes of some hundred thousand rows at hand a lookup reads one or two pages.
    // The log is copied back after 16 MB instead of 4: a page that many commits touched is copied once.
    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;";

    public static readonly DbConnectionInterceptor ConfigureOnOpen = new ConfiguringInterceptor();

    public static string PrepareFolder(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (builder.DataSource is not (":memory:" or "") && Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        return builder.ToString();
    }

    /// <exception cref="InvalidOperationException">The SQLite library is one of the versions that can corrupt a write-ahead log.</exception>
    public static void RequireSafeVersion(SqliteConnection connection)
    {
        if (Version.Parse(connection.ServerVersion) < OldestSafeVersion)
            throw new InvalidOperationException(
                $"SQLite {connection.ServerVersion} can corrupt a write-ahead log; Confrere needs {OldestSafeVersion} or newer. Nothing was opened.");
    }

    public static void Configure(DbConnection connection) => Execute(connection, Settings);

    public static void LeaveFlushingToTheSystem(DbConnection connection) => Execute(connection, "PRAGMA synchronous=OFF;");

    private static void Execute(DbConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    private sealed class ConfiguringInterceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Configure(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellation = default)
        {
            Configure(connection);
            return Task.CompletedTask;
        }
    }
}
