using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct PayEntryId(Guid Value) : ITypedId<PayEntryId>
{
    public static PayEntryId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
