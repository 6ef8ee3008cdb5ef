using System.Text.Json;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Audit;
using NodaTime;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>
/// Holds every row of a list against the fact that committed to it, in the order of the chain, then makes the sequence again. It names the
/// first sequence number whose fact and row disagree, and never an arm. Pure.
/// </summary>
/// <param name="seed">Null when it does not open.</param>
internal sealed class ListCheck(StoredList stored, byte[]? seed, ListFacts names, IReadOnlyList<LoggedFact> facts)
{
    private readonly List<LoggedFact> _allocations = [.. facts.Where(fact => fact.Action == names.Drawn && Text(fact, "programme") == $"{stored.Programme.Value}").OrderBy(Place)];
    private readonly LoggedFact? _sealed = facts.FirstOrDefault(fact => fact.Action == names.Sealed && fact.Subject == $"programme/{stored.Programme}");

    /// <summary>One sentence; null when all is as the log states it.</summary>
    public string? FirstProblem()
    {
        if (stored.List is null) return MissingList();
        if (ListProblem(stored.List) is { } problem) return problem;
        var rule = AllocationRule.FromCanonical(stored.List.Rule);
        return RowProblem(rule) ?? Stray() ?? Redrawn(rule) ?? CursorProblem(rule);
    }

    private string? MissingList() =>
        _sealed is not null ? $"{Named(_sealed)}: the sealed list is missing."
        : stored.Rows.Count > 0 ? $"{stored.Rows.Count} participants are allocated, and the sealed list is missing." : null;

    private string? ListProblem(SealedSequence list)
    {
        if (_sealed is null) return "A list is stored, and no fact states that it was sealed.";
        if (seed is null) return $"{Named(_sealed)}: the seed does not open: it or its key was altered.";
        if (Commitments.OfList(seed, list.Programme, list.Rule) != list.Commitment || Text(_sealed, "commitment") != list.Commitment)
            return $"{Named(_sealed)}: the seed or the rule is not the one that was committed to.";
        if (list is BoosterList booster && Text(_sealed, "afterVisit") != booster.AfterVisit) return $"{Named(_sealed)}: the visit that brings the draw is not the one that was sealed.";
        if (list.SealedAt != _sealed.At || stored.Cursors.Any(cursor => cursor.InstitutionId != list.InstitutionId)) return $"{Named(_sealed)}: the stored list is not as it was sealed.";
        var opened = facts.FirstOrDefault(fact => fact.Action == names.Opened && fact.Subject == $"programme/{stored.Programme}");
        return list.OpenedAt == opened?.At ? null : $"{Named(opened ?? _sealed)}: the log does not state the opening of the seed as it is stored.";
    }

    private string? RowProblem(AllocationRule rule)
    {
        var rows = stored.Rows.ToLookup(row => row.Participant.Value);
        foreach (var fact in _allocations)
        {
            var participant = Participant(fact);
            if (rows[participant].FirstOrDefault() is not { } row) return $"{Named(fact)}: the allocation of participant {participant} is missing from the list.";
            if (Commitments.OfAllocation(row.Salt, row.Recorded()) != Text(fact, "allocation") || row.AllocatedAt != fact.At || row.InstitutionId != stored.List!.InstitutionId)
                return $"{Named(fact)}: the stored allocation of participant {participant} is not the one that was committed to.";
            if (row.CoachingOpenedAt != StatedStart(row, rule)) return $"{Named(fact)}: the start of participant {participant} is not the one that the log states.";
        }
        return null;
    }

    /// <summary>When coaching opened by what the log says: at once, by the rule that waits for a visit, or early for a reason.</summary>
    private Instant? StatedStart(DrawnParticipant row, AllocationRule rule)
    {
        if (rule.Arm(row.Arm).StartsAfterVisit is not { } visit) return row.AllocatedAt;
        var opening = Commitments.OfStart(row.Salt, visit, opened: true);
        return facts
            .Where(fact => fact.Subject == $"participant/{row.Participant}" && (fact.Action == names.OpenedEarly || fact.Action == names.Waited && Text(fact, "outcome") == opening))
            .OrderBy(Place).Select(fact => (Instant?)fact.At).FirstOrDefault();
    }

    private string? Stray()
    {
        var stated = _allocations.ConvertAll(Participant);
        var stray = stored.Rows.FirstOrDefault(row => !stated.Remove(row.Participant.Value));
        return stray is null ? null : $"{After()}: participant {stray.Participant} stands in the list, and no fact states the allocation.";
    }

    private string? Redrawn(AllocationRule rule) =>
        new SequenceReplay(seed!, rule).FirstDifference(stored.Rows.Select(row => row.Recorded())) is { } difference ? $"{After()}: {difference}" : null;

    private string? CursorProblem(AllocationRule rule)
    {
        var strata = rule.Strata().ToList();
        if (stored.Cursors.Count != strata.Count) return $"{After()}: {stored.Cursors.Count} strata have a cursor; the rule has {strata.Count}.";
        foreach (var cursor in stored.Cursors)
        {
            var taken = stored.Rows.Count(row => row.Stratum == cursor.Stratum);
            if (!strata.Contains(cursor.Stratum) || cursor.NextPosition != taken) return $"{After()}: stratum {cursor.Stratum}: {cursor.NextPosition} places were taken, and {taken} allocations are stored.";
            if ((cursor.Block, cursor.PlaceInBlock) != PlaceOf(taken, cursor.Stratum, rule)) return $"{After()}: stratum {cursor.Stratum}: the cursor does not stand at the next place of its block.";
        }
        return null;
    }

    private (long Block, int Place) PlaceOf(int taken, string stratum, AllocationRule rule)
    {
        if (rule.Method != AllocationRule.PermutedBlocks) return (0, 0);
        var sequence = new BlockSequence(seed!, rule);
        for (var block = 0L; ; block++)
        {
            var size = sequence.Block(stratum, block).Length;
            if (taken < size) return (block, taken);
            taken -= size;
        }
    }

    private string After() => _allocations.Count > 0 ? $"After sequence {_allocations[^1].Sequence}" : $"After sequence {_sealed!.Sequence}";

    private static string Named(LoggedFact fact) => fact.Sequence == 0 ? "A fact that waits to be linked" : $"Sequence {fact.Sequence}";

    private static long Place(LoggedFact fact) => fact.Sequence == 0 ? long.MaxValue : fact.Sequence;

    private static string Participant(LoggedFact fact) => fact.Subject["participant/".Length..];

    private static string? Text(LoggedFact fact, string detail)
    {
        using var details = JsonDocument.Parse(fact.Details);
        return details.RootElement.TryGetProperty(detail, out var value) ? value.GetString() : null;
    }
}
