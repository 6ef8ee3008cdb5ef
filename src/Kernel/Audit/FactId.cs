using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Audit;

internal readonly record struct FactId(Guid Value) : ITypedId<FactId>
{
    public static FactId From(Guid value) => new(value);
}
