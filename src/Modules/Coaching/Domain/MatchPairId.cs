using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct MatchPairId(Guid Value) : ITypedId<MatchPairId>
{
    public static MatchPairId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
