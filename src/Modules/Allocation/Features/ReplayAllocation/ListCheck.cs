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
    private readonly List<LoggedFact> _allocations = [.. facts.Where(fact => fact.Action == names.Drawn && fact.Text("programme") == $"{stored.Programme.Value}").OrderBy(StatedFacts.Place)];
    private readonly LoggedFact? _sealed = facts.FirstOrDefault(fact => fact.Action == names.Sealed && fact.Subject == $"programme/{stored.Programme}");

    /// <summary>One sentence; null when all is as the log states it.</summary>
    public string? FirstProblem()
    {
        if (stored.List is null) return MissingList();
        if (ListProblem(stored.List) is { } problem) return problem;
        var rule = AllocationRule.FromCanonical(stored.List.Rule);
        return RowProblem(rule) ?? Stray() ?? Redrawn(rule) ?? CursorProblem(rule) ?? new RoundCheck(stored, rule, facts).FirstProblem();
    }

    private string? MissingList() =>
        _sealed is not null ? $"{_sealed.Named()}: the sealed list is missing."
        : stored.Rows.Count > 0 ? $"{stored.Rows.Count} participants are allocated, and the sealed list is missing." : null;

    private string? ListProblem(SealedSequence list)
    {
        if (_sealed is null) return "A list is stored, and no fact states that it was sealed.";
        if (seed is null) return $"{_sealed.Named()}: the seed does not open: it or its key was altered.";
        if (Commitments.OfList(seed, list.Programme, list.Rule) != list.Commitment || _sealed.Text("commitment") != list.Commitment)
            return $"{_sealed.Named()}: the seed or the rule is not the one that was committed to.";
        if (list is BoosterList booster && _sealed.Text("afterVisit") != booster.AfterVisit) return $"{_sealed.Named()}: the visit that brings the draw is not the one that was sealed.";
        if (list.SealedAt != _sealed.At || stored.Cursors.Any(cursor => cursor.InstitutionId != list.InstitutionId)) return $"{_sealed.Named()}: the stored list is not as it was sealed.";
        var opened = facts.FirstOrDefault(fact => fact.Action == names.Opened && fact.Subject == $"programme/{stored.Programme}");
        return list.OpenedAt == opened?.At ? null : $"{(opened ?? _sealed).Named()}: the log does not state the opening of the seed as it is stored.";
    }

    private string? RowProblem(AllocationRule rule)
    {
        var rows = stored.Rows.ToLookup(row => row.Participant.Value);
        foreach (var fact in _allocations)
        {
            var participant = fact.Participant();
            if (rows[participant].FirstOrDefault() is not { } row) return $"{fact.Named()}: the allocation of participant {participant} is missing from the list.";
            if (Commitments.OfAllocation(row.Salt, row.Recorded()) != fact.Text("allocation") || row.AllocatedAt != fact.At || row.InstitutionId != stored.List!.InstitutionId)
                return $"{fact.Named()}: the stored allocation of participant {participant} is not the one that was committed to.";
            if (row.CoachingOpenedAt != StatedStart(row, rule)) return $"{fact.Named()}: the start of participant {participant} is not the one that the log states.";
        }
        return null;
    }

    /// <summary>When coaching opened by what the log says: at once, by the rule that waits for a visit, or early for a reason.</summary>
    private Instant? StatedStart(DrawnParticipant row, AllocationRule rule)
    {
        if (rule.Arm(row.Arm).StartsAfterVisit is not { } visit) return row.AllocatedAt;
        var opening = Commitments.OfStart(row.Salt, visit, opened: true);
        return facts
            .Where(fact => fact.Subject == $"participant/{row.Participant}" && (fact.Action == names.OpenedEarly || fact.Action == names.Waited && fact.Text("outcome") == opening))
            .OrderBy(StatedFacts.Place).Select(fact => (Instant?)fact.At).FirstOrDefault();
    }

    private string? Stray()
    {
        var stated = _allocations.ConvertAll(StatedFacts.Participant);
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
}
