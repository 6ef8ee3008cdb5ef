using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Who must not meet whom, by person and not by address: two accounts that are known to be one person share every tie, and are each
/// other's <see cref="MatchRules.Self"/>. Ties have no direction, so that none of them tells who asked.
/// </summary>
internal sealed class Ties
{
    public static readonly Ties None = new([], []);

    private readonly Dictionary<PersonId, PersonId> _parent = [];
    private readonly Dictionary<PersonId, Dictionary<PersonId, MatchRules>> _between = [];

    public Ties(IEnumerable<(PersonId One, PersonId Other)> samePeople, IEnumerable<(PersonId One, PersonId Other, MatchRules Rule)> ties)
    {
        foreach (var (one, other) in samePeople) Merge(Whole(one), Whole(other));
        foreach (var (one, other, rule) in ties)
        {
            Add(Whole(one), Whole(other), rule);
            Add(Whole(other), Whole(one), rule);
        }
    }

    /// <summary>The one identifier under which all accounts of this person go.</summary>
    public PersonId Whole(PersonId person)
    {
        while (_parent.TryGetValue(person, out var parent)) person = parent;
        return person;
    }

    /// <summary>Every account that is known to be this person.</summary>
    public IReadOnlyList<PersonId> Accounts(PersonId person) =>
        [.. _parent.Keys.Append(person).Append(Whole(person)).Distinct().Where(account => Whole(account) == Whole(person))];

    public MatchRules Between(PersonId one, PersonId other)
    {
        var (first, second) = (Whole(one), Whole(other));
        return first == second ? MatchRules.Self : Of(first).GetValueOrDefault(second);
    }

    /// <summary>Everybody tied to this person, under their whole identifiers.</summary>
    public IReadOnlyDictionary<PersonId, MatchRules> Of(PersonId person) => _between.TryGetValue(Whole(person), out var others) ? others : Nobody;

    private static readonly Dictionary<PersonId, MatchRules> Nobody = [];

    private void Merge(PersonId one, PersonId other)
    {
        if (one == other) return;
        // The smaller identifier stands for both, whatever the order in which they were said.
        var (root, leaf) = one.Value.CompareTo(other.Value) < 0 ? (one, other) : (other, one);
        _parent[leaf] = root;
    }

    private void Add(PersonId one, PersonId other, MatchRules rule)
    {
        if (!_between.TryGetValue(one, out var others)) _between[one] = others = [];
        others[other] = others.GetValueOrDefault(other) | rule;
    }
}
