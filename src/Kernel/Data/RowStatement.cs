using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Confrere.Kernel.Data;

/// <summary>A statement about rows of one table that was made once from the mapping, with the mapping's conversions of values.</summary>
internal abstract class RowStatement(IEntityType entity, IReadOnlyList<IProperty> properties)
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<(Type Row, string Kind), RowStatement>> OfModels = [];

    private readonly RelationalTypeMapping[] _mappings = [.. properties.Select(property => property.GetRelationalTypeMapping())];

    public IEntityType Entity => entity;

    /// <summary>Whose values the parameters are, in their order.</summary>
    public IReadOnlyList<IProperty> Properties => properties;

    /// <summary>With the parameters $1, $2 and so on.</summary>
    public abstract string Sql { get; }

    /// <param name="maker">Only makes parameters of its database's kind.</param>
    public void Fill(DbParameterCollection parameters, object?[] values, DbCommand maker, Func<int, string> name)
    {
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = _mappings[place].CreateParameter(maker, "", values[place], properties[place].IsNullable);
            parameter.ParameterName = name(place);
            parameters.Add(parameter);
        }
    }

    protected static T Once<T>(ConfrereContext db, Type row, string kind, Func<IEntityType, T> make) where T : RowStatement =>
        (T)OfModels.GetValue(db.Model, _ => new()).GetOrAdd((row, kind), static (key, of) => of.make(of.Model.FindEntityType(key.Row)!), (db.Model, make));

    protected string Table => TableOf(entity);

    public static string TableOf(IEntityType entity) => entity.GetSchema() is { } schema ? $"\"{schema}\".\"{entity.GetTableName()}\"" : $"\"{entity.GetTableName()}\"";

    public static string Column(IProperty property) => $"\"{property.GetColumnName()}\"";
}
