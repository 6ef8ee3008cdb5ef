using Confrere.Kernel.Identifiers;

namespace Confrere.Analysis.Data;

internal readonly record struct ReleasedPackId(Guid Value) : ITypedId<ReleasedPackId>
{
    public static ReleasedPackId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
