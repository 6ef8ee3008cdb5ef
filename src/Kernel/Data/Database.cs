using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Confrere.Kernel.Data;

/// <summary>Opens contexts on the configured database. Readers get a connection of their own; writing goes through <see cref="Writer"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    public const string MigrationsAssembly = "Confrere";

    private readonly IReadOnlyList<IEntityMapping> _mappings;
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";

    public Database(DatabaseOptions options, IEnumerable<IEntityMapping> mappings)
    {
        Options = options;
        _mappings = [.. mappings];
        if (options.Provider == DatabaseProvider.PostgreSql) _postgres = NpgsqlDataSource.Create(options.ConnectionString);
        else _sqlite = SqliteFile.PrepareFolder(options.ConnectionString);
    }

    public DatabaseOptions Options { get; }

    /// <summary>A context for reading, on a pooled connection of its own. The caller disposes it.</summary>
    public ConfrereContext OpenForReading(Tenancy tenancy)
    {
        ConfrereContext context = _postgres is not null ? OnPostgres(tenancy, builder => builder.UseNpgsql(_postgres, Npgsql)) : OnSqlite(tenancy, null);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }

    /// <summary>A context for writing, on PostgreSQL; on SQLite the writer passes its own connection.</summary>
    internal ConfrereContext OpenForWriting(Tenancy tenancy, DbConnection? connection = null) =>
        _postgres is not null ? OnPostgres(tenancy, builder => builder.UseNpgsql(_postgres, Npgsql)) : OnSqlite(tenancy, connection);

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
    }

    private static void Npgsql(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable("migrations", Schemas.Audit);

    private PostgresConfrereContext OnPostgres(Tenancy tenancy, Action<DbContextOptionsBuilder<PostgresConfrereContext>> use)
    {
        var builder = new DbContextOptionsBuilder<PostgresConfrereContext>();
        use(builder);
        builder.AddInterceptors(new TenantSession(tenancy));
        return new(builder.Options, _mappings, tenancy);
    }

    private SqliteConfrereContext OnSqlite(Tenancy tenancy, DbConnection? connection)
    {
        var builder = new DbContextOptionsBuilder<SqliteConfrereContext>();
        if (connection is not null) builder.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly));
        else builder.UseSqlite(_sqlite, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly)).AddInterceptors(SqliteFile.ConfigureOnOpen);
        return new(builder.Options, _mappings, tenancy);
    }
}
