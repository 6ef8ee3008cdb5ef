using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct CoachedGroupId(Guid Value) : ITypedId<CoachedGroupId>
{
    public static CoachedGroupId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
