using Confrere.App.Hosting;
using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Confrere.App.Migrations;

/// <summary>Builds the model for `dotnet ef migrations add` (docs/how-to/add-a-migration.md): no database is opened and no key is read.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteConfrereContext>
{
    public SqliteConfrereContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteConfrereContext>().UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(Database.MigrationsAssembly)).Options,
        DesignTime.Mappings("Data Source=:memory:"), new Tenancy());
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresConfrereContext>
{
    public PostgresConfrereContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgresConfrereContext>().UseNpgsql("Host=nowhere", npgsql => npgsql.MigrationsAssembly(Database.MigrationsAssembly)).Options,
        DesignTime.Mappings("Host=nowhere"), new Tenancy());
}

internal static class DesignTime
{
    public static IReadOnlyList<IEntityMapping> Mappings(string connection)
    {
        var services = new ServiceCollection().AddKernel(new(connection), KeyRing.Ephemeral()).AddModules();
        return [.. services.BuildServiceProvider().GetServices<IEntityMapping>()];
    }
}
