using Confrere.Kernel.Identifiers;

namespace Confrere.Analysis.Data;

internal readonly record struct ReleasedGroupId(Guid Value) : ITypedId<ReleasedGroupId>
{
    public static ReleasedGroupId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
