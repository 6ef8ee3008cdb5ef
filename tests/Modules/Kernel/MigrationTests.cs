using Confrere.App.Migrations;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Modules.Tests.Kernel;

public sealed class MigrationTests
{
    [Fact]
    public void The_last_SQLite_migration_is_the_model()
    {
        using var context = new SqliteDesignTime().CreateDbContext([]);
        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void The_last_PostgreSQL_migration_is_the_model()
    {
        using var context = new PostgresDesignTime().CreateDbContext([]);
        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
