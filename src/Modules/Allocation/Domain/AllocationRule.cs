using System.Text.Json;
using System.Text.Json.Serialization;
using Confrere.Kernel.Audit;
using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>Everything besides the seed that decides an allocation. Sealed with the seed: a later edit of the protocol cannot reach it.</summary>
/// <param name="BlockSizes">Of permuted blocks; empty for the other methods.</param>
/// <param name="Factors">The factors of the strata or of the minimisation; null when there are none.</param>
internal sealed record AllocationRule(
    string Stream, string Method, IReadOnlyList<int> BlockSizes, IReadOnlyList<RuledArm> Arms, IReadOnlyList<AllocationFactor>? Factors = null,
    MinimisationRule? Minimisation = null)
{
    public const string Lottery = "lottery";
    public const string Simple = "simple";
    public const string PermutedBlocks = "permuted-blocks";
    public const string Minimised = "minimisation";

    /// <summary>The one stratum of a list that is not stratified. A minimised list is one stratum too: it balances its factors itself.</summary>
    public const string Everybody = "all";

    /// <summary>Of a lottery; left out of the sealed text of the other methods.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Places { get; init; }

    public int Shares => Arms.Sum(arm => arm.Ratio);

    public IReadOnlyList<AllocationFactor> AllFactors => Factors ?? [];

    public RuledArm Arm(ArmCode code) => Arms.Single(arm => arm.Code == code.Value);

    /// <summary>How many are drawn on one look at the coaches' hours: four for each share, whatever the blocks are, whose sizes are secret. A method, because the sealed text holds the properties.</summary>
    public int Wave() => 4 * Shares;

    /// <summary>The level of each factor for somebody with this baseline.</summary>
    public IReadOnlyDictionary<string, string> LevelsOf(IReadOnlyDictionary<string, double?> baseline) =>
        AllFactors.ToDictionary(factor => factor.Code, factor => factor.LevelOf(baseline.GetValueOrDefault(factor.Value)));

    /// <summary>The stratum of somebody with these levels, one for each factor: "centre=north;stage=early".</summary>
    public string StratumOf(IReadOnlyDictionary<string, string> levels) =>
        Method == Minimised || AllFactors.Count == 0 ? Everybody : string.Join(';', AllFactors.Select(factor => $"{factor.Code}={levels[factor.Code]}"));

    /// <summary>Every stratum that the rule knows, so that each has its cursor from the beginning.</summary>
    public IEnumerable<string> Strata()
    {
        IEnumerable<Dictionary<string, string>> combinations = [[]];
        if (Method != Minimised)
            foreach (var factor in AllFactors)
                combinations = combinations.SelectMany(_ => factor.AllLevels(), (chosen, level) => new Dictionary<string, string>(chosen) { [factor.Code] = level });
        return combinations.Select(StratumOf);
    }

    public static AllocationRule Of(Protocol protocol) => Of(protocol.Randomisation, protocol.Arms);

    /// <summary>The rule of the second draw; null when boosters are not drawn.</summary>
    public static AllocationRule? OfBoosters(Protocol protocol) =>
        protocol.Boosters is { Who: BoosterRules.Drawn, Randomisation: { } plan } boosters ? Of(plan, boosters.Arms) : null;

    private static AllocationRule Of(Randomisation plan, IReadOnlyList<Arm> arms)
    {
        var factors = plan.Factors.Where(factor => plan.Method == Minimised || plan.Strata.Contains(factor.Code)).ToList();
        var minimisation = plan.Minimisation is { } stated ? new MinimisationRule(stated.Measure, (int)Math.Round(stated.Best * Minimiser.Certain)) : null;
        var rule = new AllocationRule(
            AllocationStream.Name, plan.Method, [.. plan.BlockSizes],
            [.. arms.Select(arm => new RuledArm(arm.Code.Value, arm.Ratio, arm.Offering, arm.StartsAfterVisit))], factors, minimisation) { Places = plan.Places };
        rule.RequireThatItCanBeDone();
        return rule;
    }

    /// <summary>The one spelling over which the commitment is taken.</summary>
    public string Canonical() => CanonicalJson.Of(this);

    public static AllocationRule FromCanonical(string canonical) => JsonSerializer.Deserialize<AllocationRule>(canonical, JsonSerializerOptions.Web)!;

    // The protocol's own checks say this better; here nothing is sealed that could not be drawn from.
    private void RequireThatItCanBeDone()
    {
        if (Method is not (Simple or PermutedBlocks or Minimised or Lottery)) throw new InvalidOperationException($"Randomisation by \"{Method}\" is not known; known are {Simple}, {PermutedBlocks}, {Minimised} and {Lottery}.");
        if (Arms.Count < 2 || Arms.Any(arm => arm.Ratio < 1)) throw new InvalidOperationException("Randomisation needs two arms or more, each with a ratio of 1 or more.");
        if (Method == PermutedBlocks && (BlockSizes.Count == 0 || BlockSizes.Any(size => size < 1 || size % Shares != 0)))
            throw new InvalidOperationException($"Every block size should be a multiple of {Shares}, the sum of the ratios.");
        if (Method == Minimised && (Minimisation is null || AllFactors.Count == 0)) throw new InvalidOperationException("Minimisation needs its measure, its probability and one factor or more.");
        if (Method == Lottery && (Places is not >= 1 || Arms.Count != 2)) throw new InvalidOperationException("A lottery needs its number of places and two arms.");
    }
}
