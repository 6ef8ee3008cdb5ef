using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct PlaceId(Guid Value) : ITypedId<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
