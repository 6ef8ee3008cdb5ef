namespace Confrere.Allocation.Domain;

/// <summary>Makes every allocation again from seed and rule and compares. It names the first place that differs and never an arm. Pure.</summary>
internal sealed class SequenceReplay(byte[] seed, AllocationRule rule)
{
    /// <returns>One sentence; null when every allocation is the one that the seed gives.</returns>
    public string? FirstDifference(IEnumerable<RecordedAllocation> allocations) =>
        allocations.GroupBy(row => row.Stratum, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(stratum => InStratum(stratum.Key, [.. stratum.OrderBy(row => row.Position)])).FirstOrDefault(problem => problem is not null);

    private string? InStratum(string stratum, List<RecordedAllocation> rows)
    {
        if (rule.Method == AllocationRule.Lottery) return InRound(stratum, rows);
        if (!rule.Strata().Contains(stratum)) return $"Stratum {stratum}: the rule knows no such stratum.";
        foreach (var ((row, drawn), place) in rows.Zip(Drawn(stratum, rows)).Select((pair, place) => (pair, place)))
        {
            if (row.Position != place) return $"Stratum {stratum}, position {place}: the place was skipped; the next one taken is {row.Position}.";
            if (row.Arm != drawn.Arm.Value) return $"Stratum {stratum}, position {place} (participant {row.Participant}): the stored arm is not the one that the seed gives.";
            if (row.Probability != drawn.Probability) return $"Stratum {stratum}, position {place} (participant {row.Participant}): the stored probability is not the one that the rule gives.";
        }
        return null;
    }

    private string? InRound(string stratum, List<RecordedAllocation> rows)
    {
        if (LotteryRound.NumberOf(stratum) is not { } round) return $"Stratum {stratum}: it is no round of a lottery.";
        foreach (var (row, drawn) in rows.Zip(new LotteryRound(seed, rule).Draw(round, rows.Select(row => row.Participant))))
            if (row.Participant != drawn.Participant || row.Position != drawn.Position || row.Arm != drawn.Arm || row.Probability != drawn.Probability)
                return $"Round {round}, position {drawn.Position} (participant {row.Participant}): what is stored is not what the seed gives for the codes of this round.";
        return null;
    }

    private IEnumerable<Drawn> Drawn(string stratum, List<RecordedAllocation> rows) => rule.Method switch
    {
        AllocationRule.Simple => Simple(stratum),
        AllocationRule.Minimised => Minimised(rows),
        _ => new BlockSequence(seed, rule).From(stratum).Select(arm => new Drawn(arm, null)),
    };

    private IEnumerable<Drawn> Simple(string stratum)
    {
        var simple = new SimpleDraw(seed, rule);
        for (var position = 0; ; position++) yield return simple.At(stratum, position);
    }

    private IEnumerable<Drawn> Minimised(List<RecordedAllocation> rows)
    {
        var (minimiser, margins) = (new Minimiser(seed, rule), new Margins(rule));
        for (var position = 0; position < rows.Count; position++)
        {
            yield return minimiser.At(position, margins, rows[position].Levels);
            margins.Add(rows[position].Levels, rows[position].Arm);
        }
    }
}
