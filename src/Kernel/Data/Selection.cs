using System.Data.Common;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confrere.Kernel.Data;

/// <summary>Selects rows by the values of some columns, with the institution where the rows are one's own.</summary>
internal sealed class Selection<TResult> : RowStatement
{
    private readonly bool _namesInstitution;

    internal Selection(IEntityType entity, IReadOnlyList<IProperty> properties, string from, bool namesInstitution, Func<DbDataReader, TResult> read) : base(entity, properties)
    {
        (_namesInstitution, Read) = (namesInstitution, read);
        Sql = $"{from} WHERE {string.Join(" AND ", properties.Select((property, place) => $"t.{Column(property)} = ${place + 1}"))}";
    }

    public override string Sql { get; }

    /// <summary>The row at which the reader stands.</summary>
    public Func<DbDataReader, TResult> Read { get; }

    public object?[] Values(object[] given, ConfrereContext db) => _namesInstitution ? [.. given, db.Tenancy.Institution ?? default(InstitutionId)] : given;
}

/// <summary>Makes selections out of the mapping.</summary>
internal static class Selection
{
    public static Selection<T> Of<T>(IEntityType entity, string[] by, bool seesAll) where T : class
    {
        var row = new RowReading<T>(entity, first: 0);
        var asked = Asked(entity, by, seesAll);
        return new(entity, asked, $"SELECT {row.Columns("t")} FROM {RowStatement.TableOf(entity)} AS t", asked.Count > by.Length, row.Read);
    }

    /// <remarks>The other row belongs to the same institution, since it names a key of this one.</remarks>
    public static Selection<(T, TOther?)> WithOther<T, TOther>(IEntityType entity, IEntityType other, string pointer, string[] by, bool seesAll) where T : class where TOther : class
    {
        var row = new RowReading<T>(entity, first: 0);
        var beside = new RowReading<TOther>(other, first: row.Count);
        var (asked, key) = (Asked(entity, by, seesAll), entity.FindPrimaryKey()!.Properties.Single());
        var from = $"SELECT {row.Columns("t")}, {beside.Columns("o")} FROM {RowStatement.TableOf(entity)} AS t LEFT JOIN {RowStatement.TableOf(other)} AS o ON o.{RowStatement.Column(other.FindProperty(pointer)!)} = t.{RowStatement.Column(key)}";
        return new(entity, asked, from, asked.Count > by.Length, reader => (row.Read(reader), beside.IsThere(reader) ? beside.Read(reader) : null));
    }

    private static List<IProperty> Asked(IEntityType entity, string[] by, bool seesAll)
    {
        var asked = by.Select(name => entity.FindProperty(name) ?? throw new ArgumentException($"{entity.ClrType.Name} has no {name}.", nameof(by))).ToList();
        if (!seesAll && typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)) asked.Add(entity.FindProperty(nameof(ITenantOwned.InstitutionId))!);
        return asked;
    }
}
