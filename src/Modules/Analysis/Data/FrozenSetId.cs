using Confrere.Kernel.Identifiers;

namespace Confrere.Analysis.Data;

internal readonly record struct FrozenSetId(Guid Value) : ITypedId<FrozenSetId>
{
    public static FrozenSetId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
