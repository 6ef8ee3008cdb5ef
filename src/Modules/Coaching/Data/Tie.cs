using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Data;

/// <summary>
/// One thing that keeps two people apart. It has no author, no direction and no time: the two stand in the order of their identifiers,
/// so that the row does not tell who asked.
/// </summary>
internal sealed class Tie : ITenantOwned
{
    public required TieId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId One { get; init; }
    public required PersonId Other { get; init; }
    public required MatchRules Rule { get; init; }

    public static Tie Between(PersonId some, PersonId others, MatchRules rule)
    {
        var (one, other) = some.Value.CompareTo(others.Value) < 0 ? (some, others) : (others, some);
        return new() { Id = NewId.Of<TieId>(), One = one, Other = other, Rule = rule };
    }
}
