using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.CloseRound;
using Confrere.Kernel.Audit;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>
/// Holds the rounds of a list against the facts that closed them: who was in each, that all of them were drawn in that moment, and that a lottery was drawn
/// exactly where more applied than there were places. What each was given is the replay's to say. Pure.
/// </summary>
internal sealed class RoundCheck(StoredList stored, AllocationRule rule, IReadOnlyList<LoggedFact> facts)
{
    public static readonly IReadOnlyList<string> Actions = [CloseRound.CloseRound.DrawnFact, CloseRound.CloseRound.FilledFact];

    private readonly List<LoggedFact> _closed = [.. facts.Where(fact => Actions.Contains(fact.Action) && fact.Subject == $"programme/{stored.Programme}").OrderBy(StatedFacts.Place)];

    /// <summary>One sentence; null when all is as the log states it.</summary>
    public string? FirstProblem() =>
        _closed.Select((fact, index) => Problem(fact, index + 1)).FirstOrDefault(problem => problem is not null)
        ?? (stored.Rounds.Count == _closed.Count ? null : $"{stored.Rounds.Count} rounds are stored, and the log states {_closed.Count}.")
        ?? (rule.Method == AllocationRule.Lottery && stored.Rows.FirstOrDefault(row => !(LotteryRound.NumberOf(row.Stratum) <= _closed.Count)) is { } stray
            ? $"Participant {stray.Participant} stands in {stray.Stratum}, which was never closed." : null);

    private string? Problem(LoggedFact fact, int number)
    {
        if (stored.Rounds.SingleOrDefault(row => row.Number == number) is not { } round) return $"{fact.Named()}: round {number} is missing.";
        if (fact.Text("round") != $"{number}" || fact.At != round.ClosedAt || LotteryRound.MembersDigest(round.Codes()) != fact.Text("members") || round.InstitutionId != stored.List!.InstitutionId)
            return $"{fact.Named()}: round {number} is not stored as it was closed.";
        if (round.Places != rule.Places || round.IsDrawn != !(rule.Places >= round.Codes().Count) || round.IsDrawn != (fact.Action == CloseRound.CloseRound.DrawnFact))
            return $"{fact.Named()}: whether round {number} was drawn is not stored as it was.";
        var drawn = stored.Rows.Where(row => rule.Method == AllocationRule.Lottery ? row.Stratum == LotteryRound.Stratum(number) : row.AllocatedAt == fact.At).ToDictionary(row => row.Participant.Value);
        if (round.Codes().FirstOrDefault(code => !drawn.TryGetValue(code, out var row) || row.AllocatedAt != fact.At) is { } missing)
            return $"{fact.Named()}: participant {missing} was in round {number} and was not drawn in it.";
        return rule.Method == AllocationRule.Lottery && drawn.Count != round.Codes().Count ? $"{fact.Named()}: {drawn.Count} are drawn in round {number}, which had {round.Codes().Count}." : null;
    }
}
