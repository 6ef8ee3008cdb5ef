using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct MatchRoundId(Guid Value) : ITypedId<MatchRoundId>
{
    public static MatchRoundId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
