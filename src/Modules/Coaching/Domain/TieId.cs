using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct TieId(Guid Value) : ITypedId<TieId>
{
    public static TieId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
