using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>The context whose migrations are written for SQLite.</summary>
public sealed class SqliteConfrereContext(DbContextOptions<SqliteConfrereContext> options, IReadOnlyList<IEntityMapping> mappings, Tenancy tenancy)
    : ConfrereContext(options, mappings, DatabaseProvider.Sqlite, tenancy);
