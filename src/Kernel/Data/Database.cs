using System.Collections.Concurrent;
using System.Data;
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

    // Making a context costs as much as a small query. On SQLite its connection stays open, since opening it, with its settings and EF's functions, costs more still.
    private const int MostIdle = 32;
    private readonly ConcurrentBag<ConfrereContext> _idle = [];
    private volatile bool _isDisposed;

    public Database(DatabaseOptions options, IEnumerable<IEntityMapping> mappings)
    {
        Options = options;
        _mappings = [.. mappings];
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            var session = new TenantSession(hasOneServer: new NpgsqlConnectionStringBuilder(options.ConnectionString).Host?.Contains(',') != true);
            _postgres = Source(options.ConnectionString, session);
            _postgresOptions = new DbContextOptionsBuilder<PostgresConfrereContext>().UseNpgsql(_postgres, Npgsql).AddInterceptors(session).Options;
        }
        else
        {
            _sqlite = SqliteFile.PrepareFolder(options.ConnectionString);
            _sqliteOptions = new DbContextOptionsBuilder<SqliteConfrereContext>().UseSqlite(_sqlite, Sqlite).AddInterceptors(SqliteFile.ConfigureOnOpen, PreparedStatements.Reuse).Options;
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

    /// <summary>A context for reading that is given back and used again. On PostgreSQL it holds a connection only while a query runs.</summary>
    internal ConfrereContext RentForReading(Tenancy tenancy)
    {
        if (_idle.TryTake(out var idle))
        {
            idle.Tenancy = tenancy;
            return idle;
        }
        var context = OpenForReading(tenancy);
        if (Options.Provider == DatabaseProvider.Sqlite) context.Database.OpenConnection();
        return context;
    }

    internal void Return(ConfrereContext context)
    {
        context.ChangeTracker.Clear();
        // Nobody's, until somebody rents it.
        context.Tenancy = new Tenancy();
        var isClean = context.Database.CurrentTransaction is null && (Options.Provider == DatabaseProvider.Sqlite || context.Database.GetDbConnection().State == ConnectionState.Closed);
        if (isClean && _idle.Count < MostIdle && !_isDisposed) _idle.Add(context);
        else context.Dispose();
    }

    /// <summary>A context for writing, on a connection of its own.</summary>
    internal ConfrereContext OpenForWriting(Tenancy tenancy) => Open(tenancy);

    /// <summary>A context on the connection of SQLite's one writer, which is the only caller.</summary>
    internal ConfrereContext OpenForWriting(Tenancy tenancy, DbConnection connection)
    {
        if (_writing?.Connection != connection)
            _writing = (connection, new DbContextOptionsBuilder<SqliteConfrereContext>().UseSqlite(connection, Sqlite).AddInterceptors(PreparedStatements.Reuse).Options);
        return new SqliteConfrereContext(_writing.Value.Options, _mappings, tenancy);
    }

    internal SqliteConnection OpenSqlite()
    {
        var connection = new SqliteConnection(_sqlite);
        connection.Open();
        SqliteFile.Configure(connection);
        if (!Options.FlushesCommits) SqliteFile.LeaveFlushingToTheSystem(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var idle)) await idle.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        if (_sqlite.Length == 0) return;
        await using var pooled = new SqliteConnection(_sqlite);
        SqliteConnection.ClearPool(pooled);
    }

    // The same few dozen statements over and over: a connection that has met one keeps its plan. A connection string that says otherwise is obeyed.
    // Nothing is reset when a connection goes back to the pool, which took seven statements each time: TenantSession knows all there is to it.
    private static NpgsqlDataSource Source(string connectionString, TenantSession session)
    {
        const int KeptPlans = 100;
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0 && !connectionString.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase)) settings.MaxAutoPrepare = KeptPlans;
        settings.NoResetOnClose = true;
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        source.UsePhysicalConnectionInitializer(session.Begin, connection => { session.Begin(connection); return Task.CompletedTask; });
        return source.Build();
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
