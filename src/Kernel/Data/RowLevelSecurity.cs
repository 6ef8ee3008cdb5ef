using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>
/// The second wall between institutions, on PostgreSQL: every table of tenant-owned rows has a policy that the query filter does not
/// know of, so that a query written without the filter still sees only its own institution. Superusers pass it; Confrere does not need to be one.
/// </summary>
internal static class RowLevelSecurity
{
    public static async Task Apply(ConfrereContext db, CancellationToken cancellation)
    {
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)))
        {
            var table = $"\"{entity.GetSchema()}\".\"{entity.GetTableName()}\"";
#pragma warning disable EF1002 // Table names come from the model, not from anyone's input.
            await db.Database.ExecuteSqlRawAsync($"""
                ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
                ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS own_institution ON {table};
                CREATE POLICY own_institution ON {table}
                    USING (current_setting('confrere.sees_all', true) = 'yes'
                        OR "InstitutionId" = NULLIF(current_setting('confrere.institution', true), '')::uuid);
                """, cancellation);
#pragma warning restore EF1002
        }
    }
}
