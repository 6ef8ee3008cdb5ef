using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct SeatId(Guid Value) : ITypedId<SeatId>
{
    public static SeatId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
