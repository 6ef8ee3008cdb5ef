using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>The context whose migrations are written for PostgreSQL.</summary>
public sealed class PostgresConfrereContext(DbContextOptions<PostgresConfrereContext> options, IReadOnlyList<IEntityMapping> mappings, Tenancy tenancy)
    : ConfrereContext(options, mappings, DatabaseProvider.PostgreSql, tenancy);
