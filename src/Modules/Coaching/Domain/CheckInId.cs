using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct CheckInId(Guid Value) : ITypedId<CheckInId>
{
    public static CheckInId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
