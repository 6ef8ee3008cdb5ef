using Confrere.Kernel.Refusals;

namespace Confrere.Kernel.Audit;

/// <summary>
/// Which facts must carry a reason: one table, made of what the modules declare (docs/reference/facts.md). It is asked wherever a fact is
/// stated, so that no handler can forget it; a handler may ask more, like a reason of ten characters.
/// </summary>
public sealed class ReasonRule(IEnumerable<ReasonedFact> facts)
{
    private readonly Dictionary<string, ReasonedFact> _byAction = facts.ToDictionary(fact => fact.Action, StringComparer.Ordinal);

    public IReadOnlyCollection<ReasonedFact> Facts => _byAction.Values;

    /// <returns>Null when the fact may be stated.</returns>
    public Refusal? Against(string action, string? reason) =>
        string.IsNullOrWhiteSpace(reason) && _byAction.TryGetValue(action, out var fact) ? new ReasonIsNeeded(fact) : null;
}
