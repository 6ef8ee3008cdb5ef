using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct PayPeriodId(Guid Value) : ITypedId<PayPeriodId>
{
    public static PayPeriodId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
