using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether a randomisation can be done as it is stated, and cannot be guessed.</summary>
internal sealed class RandomisationChecks(Protocol protocol, YamlMap map, ProblemList problems)
{
    // Below about this many strata most of them hold whole blocks in a trial of some hundred; above, blocks stay unfinished and arms drift apart.
    private const int MostStrata = 16;

    private readonly Randomisation _plan = protocol.Randomisation;

    public static void Check(Protocol protocol, YamlMap map, ProblemList problems) => new RandomisationChecks(protocol, map, problems).CheckAll();

    private void CheckAll()
    {
        if (_plan.Method == Randomisation.PermutedBlocks) CheckBlocks();
        else
        {
            if (_plan.BlockSizes.Count > 0) Note("blockSizes", $"The method {_plan.Method} has no blocks.", "Remove blockSizes, or write method: permuted-blocks.");
            if (_plan.Strata.Count > 0) Note("strata", $"The method {_plan.Method} has no strata.", "Remove strata, or write method: permuted-blocks.");
        }
        if ((_plan.Method == Randomisation.Minimised) != (_plan.Minimisation is not null))
            Note("minimisation", "The group minimisation goes with the method of this name.", "Write both or neither.");
        if (_plan.Method == Randomisation.Minimised && _plan.Factors.Count == 0) Note("factors", "Minimisation has nothing to balance.", "Name one factor or more.");
        if ((_plan.Method == Randomisation.Lottery) != (_plan.Places is not null))
            Note("places", "The number of places goes with the method lottery.", "Write both or neither.");
        if (_plan.Method == Randomisation.Lottery && _plan.Intake != Randomisation.InBatches)
            Note("intake", "A lottery draws among all who applied for a round.", "Write intake: batches.");
        if (_plan.Method == Randomisation.Lottery && protocol.Arms.Any(arm => arm.Ratio != 1))
            Note("method", "In a lottery the places decide how many of each, not a ratio.", "Remove ratio from the arms.");
        if (_plan.Method == Randomisation.Lottery && protocol.Arms is not [{ StartsAtOnce: true }, { StartsAtOnce: false }])
            Note("method", "A lottery draws between a place now and a place later.", "Write two arms: first the one that starts at once, then one with startsAfterVisit.");
        if (_plan.Method == Randomisation.Undrawn && _plan.Intake != Randomisation.Rolling) Note("intake", "Nothing is drawn, so nothing is drawn in batches.", "Remove intake.");
        CheckFactors();
    }

    private void CheckBlocks()
    {
        if (_plan.BlockSizes.Count == 0) { Note("blockSizes", "Permuted blocks have sizes.", "Write at least two."); return; }
        var shares = protocol.Arms.Sum(arm => arm.Ratio);
        foreach (var size in _plan.BlockSizes.Where(size => size < shares || size % shares != 0))
            Note("blockSizes", $"A block of {size} cannot hold the ratio {string.Join(":", protocol.Arms.Select(arm => arm.Ratio))}.", $"Use multiples of {shares}.");
        if (_plan.BlockSizes.Distinct().Count() < 2)
            Note("blockSizes", "With one block size the end of a block can be guessed.", "Write at least two sizes.");
        foreach (var stratum in _plan.Strata.Where(code => _plan.Factors.All(factor => factor.Code != code)))
            Note("strata", $"There is no factor \"{stratum}\".", "Describe it under factors, with its value and levels.");
        var strata = _plan.Factors.Where(factor => _plan.Strata.Contains(factor.Code)).Aggregate(1L, (count, factor) => Math.Min(count * factor.Levels.Count, int.MaxValue));
        if (strata > MostStrata) Note("strata", $"There are {strata} strata, and many of them would stay nearly empty.", $"Keep to {MostStrata}, or use minimisation.");
        else if (strata > 1) CheckThickness(strata);
    }

    // A stratum that does not fill its largest block leaves the arms there as chance left them, which is what strata were to prevent.
    private void CheckThickness(long strata)
    {
        if (protocol.Recruitment is not { } recruitment)
            Note("strata", $"Whether {strata} strata fill cannot be said without the number of participants.", "Add recruitment with planned.");
        else if (_plan.BlockSizes.Count > 0 && recruitment.Planned < strata * _plan.BlockSizes.Max())
            Note("strata", $"{recruitment.Planned} participants over {strata} strata are {recruitment.Planned / (double)strata:0.#} in each: too thin for blocks of up to {_plan.BlockSizes.Max()}.",
                "Use fewer strata or smaller blocks, or minimisation.");
    }

    private void CheckFactors()
    {
        foreach (var (factor, row) in _plan.Factors.Zip(map.Rows("factors")))
        {
            if (_plan.Method is Randomisation.Simple or Randomisation.Lottery or Randomisation.Undrawn || _plan.Method == Randomisation.PermutedBlocks && !_plan.Strata.Contains(factor.Code))
                problems.Add(row.Line, row.PathOf("code"), "Nothing is balanced by this factor.", "Name it under strata, or remove it.");
            if (!protocol.Visits.Any(visit => visit.IsBaseline && visit.Instruments.Contains(factor.Value.Split('.')[0])))
                problems.Add(row.LineOf("value"), row.PathOf("value"), $"The baseline does not measure \"{factor.Value}\".", "Write it as instrument.scale or instrument.item of the baseline.");
            CheckLevels(factor, row);
        }
    }

    private void CheckLevels(AllocationFactor factor, YamlMap row)
    {
        var bounds = factor.Levels.SkipLast(1).Select(level => level.Below).ToList();
        if (bounds.Any(bound => bound is null) || factor.Levels.Count > 0 && factor.Levels[^1].Below is not null || bounds.Zip(bounds.Skip(1)).Any(pair => pair.Second <= pair.First))
            problems.Add(row.LineOf("levels"), row.PathOf("levels"), "The levels do not follow one another.", "Give each but the last a bound \"below\", in rising order.");
        if (factor.Levels.Select(level => level.Code).Append(AllocationFactor.Missing).GroupBy(code => code).Any(group => group.Count() > 1))
            problems.Add(row.LineOf("levels"), row.PathOf("levels"), "Two levels have one code, or one is called missing.", "Give each a code of its own; \"missing\" is kept for values left out.");
        if (factor.Levels.Any(level => level.Code.AsSpan().ContainsAny(';', '=')))
            problems.Add(row.LineOf("levels"), row.PathOf("levels"), "A level's code holds a semicolon or an equals sign.", "Use letters, digits and hyphens.");
    }

    private void Note(string key, string what, string remedy) => problems.Add(map.LineOf(key), map.PathOf(key), what, remedy);
}
