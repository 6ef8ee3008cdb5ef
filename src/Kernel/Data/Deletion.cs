using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confrere.Kernel.Data;

/// <summary>Deletes the institution's rows that have one value in one column, unread.</summary>
internal sealed class Deletion : RowStatement
{
    private Deletion(IEntityType entity, IReadOnlyList<IProperty> properties) : base(entity, properties) =>
        Sql = $"DELETE FROM {Table} WHERE {Column(properties[0])} = $1 AND {Column(properties[1])} = $2";

    public override string Sql { get; }

    public static Deletion Of<T>(ConfrereContext db, string property) where T : class, ITenantOwned =>
        Once(db, typeof(T), property, entity => new Deletion(entity, [entity.FindProperty(property)!, entity.FindProperty(nameof(ITenantOwned.InstitutionId))!]));

    public object?[] Values(object value, ConfrereContext db) => [value, db.Owner(Entity.ClrType, default(InstitutionId))];
}
