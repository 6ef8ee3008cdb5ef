using Confrere.Allocation.Contracts;
using Confrere.Protocols.Contracts;

namespace Confrere.Analysis.Features;

/// <summary>The draw whose arms a protocol's plan compares, and what belongs to it.</summary>
internal static class ComparedDraw
{
    public static Draw Of(Protocol protocol) => protocol.Boosters?.Arms.Any(arm => arm.Code == protocol.Analysis.Treatment) == true ? Draw.Booster : Draw.First;

    public static Randomisation RandomisationOf(Protocol protocol) => Of(protocol) == Draw.Booster ? protocol.Boosters!.Randomisation! : protocol.Randomisation;

    public static IReadOnlyList<Arm> ArmsOf(Protocol protocol) => Of(protocol) == Draw.Booster ? protocol.Boosters!.Arms : protocol.Arms;

    /// <summary>The last visit before the draw: the scores of it are the ones from before.</summary>
    public static Visit BaselineOf(Protocol protocol) => Of(protocol) == Draw.Booster ? protocol.Visits.Single(visit => visit.Code == protocol.Boosters!.AfterVisit) : protocol.Baseline;

    /// <summary>Whether the chance of an arm is that of the round, so that arms are alike within a round alone.</summary>
    public static bool IsByLottery(Protocol protocol) => RandomisationOf(protocol).Method == Randomisation.Lottery;

    /// <summary>The factors of the draw that the plan adjusts for, in the plan's order.</summary>
    public static IEnumerable<AllocationFactor> FactorsOf(Protocol protocol) =>
        protocol.Analysis.Covariates.SelectMany(covariate => RandomisationOf(protocol).Factors.Where(factor => factor.Code == covariate));
}
