using Confrere.Protocols.Contracts;

namespace Confrere.Modules.Tests.Allocation;

internal static class TrialProtocol
{
    public static readonly ArmCode AtOnce = new("immediate");
    public static readonly ArmCode Later = new("delayed");

    /// <summary>Two arms, one to one, blocks of 4 and 6; the delayed arm waits for the survey at three months.</summary>
    public static readonly Protocol OneToOne = new(
        "test", "Test", 1, "", null, [new("six-in-three", "Coaching", "one-to-one", 6, 50, 90, "")], [],
        new("1", true, [], ""),
        [
            new(AtOnce, "Now", 1, "six-in-three", null, "Your coaching starts now."),
            new(Later, "In three months", 1, "six-in-three", "month3", "Your coaching starts in three months."),
        ],
        new("permuted-blocks", [4, 6], []),
        [
            new("baseline", "First survey", true, 0, 0, 14, ["pfi"]), new("month3", "Three months", false, 90, 7, 21, ["pfi"]),
            new("month6", "Six months", false, 180, 7, 21, ["pfi"]),
        ],
        [new("pfi.burnout", "Burnout", "points, 0 to 10", true, true)],
        new("treatment-policy", "all", "ancova-hc3", AtOnce, Later, "month3", [], 0.95), new(3, [], [], "none", 0), new(11));

    private static readonly AllocationFactor Burnout = new("burnout", "pfi.burnout", [new("low", 5), new("high", null)], 1);

    public static readonly Protocol Stratified = OneToOne with { Randomisation = new(Randomisation.PermutedBlocks, [4, 6], ["burnout"]) { Factors = [Burnout] } };

    public static readonly ArmCode BoosterNow = new("booster-now");
    public static readonly ArmCode BoosterLater = new("booster-later");

    /// <summary>The same with a second draw after the survey at six months, of which the later arm waits for month nine.</summary>
    public static readonly Protocol WithBoosters = OneToOne with
    {
        Offerings = [.. OneToOne.Offerings, new("further", "Two further sessions", Offering.OneToOne, 2, 50, 92, "")],
        Visits = [.. OneToOne.Visits, new("month9", "Nine months", false, 270, 7, 21, ["pfi"]), new("month12", "Twelve months", false, 365, 7, 21, ["pfi"])],
        Boosters = new("further", "month6", BoosterRules.Drawn)
        {
            Arms =
            [
                new(BoosterNow, "Booster at six months", 1, "further", null, "Your further sessions come now."),
                new(BoosterLater, "Booster at nine months", 1, "further", "month9", "Your further sessions come in three months."),
            ],
            Randomisation = new(Randomisation.PermutedBlocks, [2, 4], []),
        },
    };

    public static readonly Protocol Minimised = OneToOne with
    {
        Randomisation = new(Randomisation.Minimised, [], [])
        {
            Factors = [Burnout, new("fulfilment", "pfi.fulfilment", [new("low", 4), new("middle", 7), new("high", null)], 2)], Minimisation = new("range", 0.8),
        },
    };
}
