using Confrere.Allocation.Features.StartWithoutDraw;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>What the facts are called that say what the list of a draw should hold.</summary>
/// <param name="OpenedEarly">Null where nothing opens early.</param>
internal sealed record ListFacts(string Sealed, string Opened, string Drawn, string Waited, string? OpenedEarly)
{
    public static readonly ListFacts First = new("AllocationListSealed", OpenSeed.OpenSeed.Fact, AllocateParticipant.AllocateParticipant.Fact, "WaitingRuleApplied", OpenEarly.OpenEarly.Fact);

    public static readonly ListFacts Second = new(SealAllocation.BoosterSealer.Fact, OpenSeed.OpenSeed.BoosterFact, DrawBooster.DrawBooster.Fact, DrawBooster.BoosterStart.Fact, null);

    /// <summary>Those of a list, and those of a first draw in rounds or of one that there is not.</summary>
    public IEnumerable<string> Actions => [Sealed, Opened, Drawn, Waited, .. OpenedEarly is null ? Array.Empty<string>() : [OpenedEarly, OpeningWithoutDraw.Fact, StartWithoutDraw.StartWithoutDraw.Fact, .. RoundCheck.Actions]];
}
