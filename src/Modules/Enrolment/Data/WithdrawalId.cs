using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

internal readonly record struct WithdrawalId(Guid Value) : ITypedId<WithdrawalId>
{
    public static WithdrawalId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
