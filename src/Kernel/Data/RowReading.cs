using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Confrere.Kernel.Data;

/// <summary>Makes a row out of the columns of a reader, with the mapping's conversions.</summary>
/// <param name="entity">A table whose every property is a member of the row.</param>
/// <param name="first">The place of its first column.</param>
internal sealed class RowReading<T>(IEntityType entity, int first) where T : class
{
    private readonly List<IProperty> _properties = [.. entity.GetProperties()];

    public Func<DbDataReader, T> Read { get; } = Compile(entity, first);

    public int Count => _properties.Count;

    public string Columns(string table) => string.Join(", ", _properties.Select(property => $"{table}.\"{property.GetColumnName()}\""));

    /// <summary>False where a join found none.</summary>
    public bool IsThere(DbDataReader reader) => !reader.IsDBNull(first + _properties.FindIndex(property => property.IsPrimaryKey()));

    private static Func<DbDataReader, T> Compile(IEntityType entity, int first)
    {
        if (entity.GetComplexProperties().Any() || entity.GetNavigations().Any()) throw new NotSupportedException($"{entity.ClrType.Name} is more than the columns of one table.");
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var members = entity.GetProperties().Select((property, place) => Expression.Bind(property.GetMemberInfo(forMaterialization: false, forSet: true), Value(property, reader, first + place)));
        return Expression.Lambda<Func<DbDataReader, T>>(Expression.MemberInit(Expression.New(typeof(T)), members), reader).Compile();
    }

    private static Expression Value(IProperty property, ParameterExpression reader, int place)
    {
        var (mapping, at) = (property.GetRelationalTypeMapping(), Expression.Constant(place));
        var get = mapping.GetDataReaderMethod();
        var owner = get.DeclaringType!.IsAssignableFrom(typeof(DbDataReader)) ? (Expression)reader : Expression.Convert(reader, get.DeclaringType);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(owner, get, at));
        if (mapping.Converter is { ConvertFromProviderExpression: var convert } converter)
            value = ReplacingExpressionVisitor.Replace(convert.Parameters[0], As(value, converter.ProviderClrType), convert.Body);
        value = As(value, property.ClrType);
        return property.IsNullable ? Expression.Condition(Expression.Call(reader, IsDbNull, at), Expression.Default(property.ClrType), value) : value;
    }

    private static readonly MethodInfo IsDbNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
