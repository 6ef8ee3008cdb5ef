using Confrere.Kernel.Identifiers;

namespace Confrere.Analysis.Data;

internal readonly record struct LockedPlanId(Guid Value) : ITypedId<LockedPlanId>
{
    public static LockedPlanId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
