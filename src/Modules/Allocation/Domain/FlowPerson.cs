using Confrere.Surveys.Contracts;

namespace Confrere.Allocation.Domain;

/// <param name="Group">The key of their group; null while they are not allocated.</param>
/// <param name="Sessions">Held until now.</param>
/// <param name="HasLeft">They withdrew from the study or its messages.</param>
internal sealed record FlowPerson(string Code, string? Group, IReadOnlyDictionary<string, VisitProgress> Visits, int Sessions, bool HasLeft = false)
{
    /// <summary>The key of their group in the second draw; null while they are not drawn in it.</summary>
    public string? Booster { get; init; }

    /// <summary>Further sessions held until now.</summary>
    public int FurtherSessions { get; init; }

    /// <summary>They had a place in a round that had places for all: coached, and in no group of the comparison.</summary>
    public bool HasUndrawnPlace { get; init; }

    public bool IsAllocated => !HasUndrawnPlace && Group is not null;

    public VisitProgress? At(string visit) => Visits.TryGetValue(visit, out var progress) ? progress : null;
}
