using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>The four stores. A schema each on PostgreSQL, a name prefix each on SQLite, which has no schemas.</summary>
public sealed class Schemas(DatabaseProvider provider)
{
    /// <summary>Who people are: names, addresses, accounts.</summary>
    public const string Identity = "identity";

    /// <summary>What is measured, by participant code only.</summary>
    public const string Trial = "trial";

    /// <summary>Coaches, matches, bookings, sessions.</summary>
    public const string Coaching = "coaching";

    /// <summary>Facts and the chain that links them; messages are kept here too, as what was said to whom.</summary>
    public const string Audit = "audit";

    public static readonly IReadOnlyList<string> All = [Identity, Trial, Coaching, Audit];

    /// <summary>Puts an entity into its store under a snake_case table name.</summary>
    public EntityTypeBuilder<T> Table<T>(ModelBuilder model, string schema, string name) where T : class =>
        provider == DatabaseProvider.PostgreSql
            ? model.Entity<T>().ToTable(name, schema)
            : model.Entity<T>().ToTable($"{schema}_{name}");
}
