using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Data;

internal readonly record struct AllocationId(Guid Value) : ITypedId<AllocationId>
{
    public static AllocationId From(Guid value) => new(value);
}
