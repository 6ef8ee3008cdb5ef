using Confrere.Planning.Domain;

namespace Confrere.Modules.Tests.Planning;

/// <summary>The worked model of Shanafelt, Goh and Sinsky 2017 (JAMA Internal Medicine), its worksheet: 450 physicians, burnout 50%, relative risk 2, 500,000 a departure.</summary>
public sealed class TurnoverModelTests
{
    private const double Exact = 1e-9;
    private static readonly TurnoverModel Worksheet = new(450, 0.50, 0.075, 2, 500_000);

    [Fact]
    public void Reproduces_the_turnover_and_cost_due_to_burnout()
    {
        Worksheet.TurnoverWithoutBurnout.ShouldBe(0.05, Exact);
        Worksheet.DeparturesDueToBurnout.ShouldBe(11.25, Exact);
        Worksheet.CostOfBurnout.ShouldBe(5_625_000, 1e-3);
    }

    [Fact]
    public void Reproduces_the_return_when_burnout_falls_from_50_to_40_per_cent()
    {
        Worksheet.TurnoverAt(0.40).ShouldBe(0.07, Exact);
        Worksheet.DeparturesAvoided(0.40).ShouldBe(2.25, Exact);
        Worksheet.Saving(0.40).ShouldBe(1_125_000, 1e-3);
        Worksheet.Return(0.40, 1_000_000).ShouldBe(0.125, Exact);
    }

    [Theory]
    [InlineData(67, 71, 3, 24)]
    [InlineData(71, 67, 3, 24)]
    [InlineData(3, 3, 3, 1)]
    [InlineData(4, 1, 3, 2)]
    public void The_larger_wave_decides_how_many_coaches(int first, int second, int atOnce, int needed) => CoachCapacity.Needed(first, second, atOnce).ShouldBe(needed);
}
