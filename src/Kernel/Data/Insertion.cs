using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confrere.Kernel.Data;

/// <summary>Inserts a row without its being tracked: the same columns, conversions and institution as when the data layer stores it, at a tenth of the cost.</summary>
internal sealed class Insertion : RowStatement
{
    private readonly int _institution;

    private Insertion(IEntityType entity, IReadOnlyList<IProperty> properties) : base(entity, properties)
    {
        if (properties.FirstOrDefault(property => property.IsShadowProperty()) is { } shadow)
            throw new InvalidOperationException($"{entity.ClrType.Name} keeps {shadow.Name} in the data layer only, so its rows cannot be appended.");
        _institution = PlaceOf(properties, nameof(ITenantOwned.InstitutionId));
        Sql = $"INSERT INTO {Table} ({string.Join(", ", properties.Select(Column))}) VALUES ({string.Join(", ", properties.Select((_, place) => $"${place + 1}"))})";
    }

    public override string Sql { get; }

    public static Insertion Of<T>(ConfrereContext db) where T : class => Once(db, typeof(T), "insert",
        static entity => new Insertion(entity, [.. entity.GetFlattenedProperties().Where(IsOurs)]));

    /// <summary>The row's values in the order of the properties, with the institution that it belongs to.</summary>
    public object?[] Values(object row, ConfrereContext db)
    {
        var values = new object?[Properties.Count];
        for (var place = 0; place < values.Length; place++) values[place] = Properties[place].GetGetter().GetClrValue(row);
        if (_institution >= 0) values[_institution] = db.Owner(Entity.ClrType, (InstitutionId)values[_institution]!);
        return values;
    }

    public object? ValueOf(IProperty property, object?[] values) => values[PlaceOf(Properties, property.Name)];

    // A key that the database counts up is its own; another value that it might fill in would be lost here without a word.
    private static bool IsOurs(IProperty property) => property.ValueGenerated == ValueGenerated.Never
        || (property.IsPrimaryKey() ? false : throw new InvalidOperationException($"The database fills in {property.DeclaringType.ClrType.Name}.{property.Name}, so its rows cannot be appended."));

    private static int PlaceOf(IReadOnlyList<IProperty> properties, string name)
    {
        for (var place = 0; place < properties.Count; place++)
            if (properties[place].Name == name) return place;
        return -1;
    }
}
