using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Audit;

internal readonly record struct ChainCheckId(Guid Value) : ITypedId<ChainCheckId>
{
    public static ChainCheckId From(Guid value) => new(value);
}
