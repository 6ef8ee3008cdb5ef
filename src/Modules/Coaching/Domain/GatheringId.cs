using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct GatheringId(Guid Value) : ITypedId<GatheringId>
{
    public static GatheringId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
