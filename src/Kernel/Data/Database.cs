using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Confrere.Kernel.Data;

/// <summary>Opens contexts on the configured database. Readers get a connection of their own; writing goes through <see cref="Writer"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    public const string MigrationsAssembly = "Confrere";

    private readonly IReadOnlyList<IEntityMapping> _mappings;
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";

    // Options are built once: building them for every context cost more than a small transaction.
    private readonly DbContextOptions<PostgresConfrereContext>? _postgresOptions;
    private readonly DbContextOptions<SqliteConfrereContext>? _sqliteOptions;
    private (DbConnection Connection, DbContextOptions<SqliteConfrereContext> Options)? _writing;

    public Database(DatabaseOptions options, IEnumerable<IEntityMapping> mappings)
    {
        Options = options;
        _mappings = [.. mappings];
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            _postgres = NpgsqlDataSource.Create(options.ConnectionString);
            _postgresOptions = new DbContextOptionsBuilder<PostgresConfrereContext>().UseNpgsql(_postgres, Npgsql).AddInterceptors(TenantSession.Instance).Options;
        }
        else
        {
            _sqlite = SqliteFile.PrepareFolder(options.ConnectionString);
            _sqliteOptions = new DbContextOptionsBuilder<SqliteConfrereContext>().UseSqlite(_sqlite, Sqlite).AddInterceptors(SqliteFile.ConfigureOnOpen).Options;
        }
    }

    public DatabaseOptions Options { get; }

    /// <summary>A context for reading, on a pooled connection of its own. The caller disposes it.</summary>
    public ConfrereContext OpenForReading(Tenancy tenancy)
    {
        var context = Open(tenancy);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }

    /// <summary>A context for writing, on a connection of its own.</summary>
    internal ConfrereContext OpenForWriting(Tenancy tenancy) => Open(tenancy);

    /// <summary>A context on the connection of SQLite's one writer, which is the only caller.</summary>
    internal ConfrereContext OpenForWriting(Tenancy tenancy, DbConnection connection)
    {
        if (_writing?.Connection != connection)
            _writing = (connection, new DbContextOptionsBuilder<SqliteConfrereContext>().UseSqlite(connection, Sqlite).Options);
        return new SqliteConfrereContext(_writing.Value.Options, _mappings, tenancy);
    }

    internal SqliteConnection OpenSqlite()
    {
        var connection = new SqliteConnection(_sqlite);
        connection.Open();
        SqliteFile.Configure(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        if (_sqlite.Length == 0) return;
        await using var pooled = new SqliteConnection(_sqlite);
        SqliteConnection.ClearPool(pooled);
    }

    private ConfrereContext Open(Tenancy tenancy) =>
        _postgresOptions is not null
            ? new PostgresConfrereContext(_postgresOptions, _mappings, tenancy)
            : new SqliteConfrereContext(_sqliteOptions!, _mappings, tenancy);

    private static void Npgsql(NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable("migrations", Schemas.Audit);

    private static void Sqlite(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable("audit_migrations");
}
