using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Data;

internal readonly record struct DeviationId(Guid Value) : ITypedId<DeviationId>
{
    public static DeviationId From(Guid value) => new(value);
}
