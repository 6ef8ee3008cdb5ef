using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.DescribeScales;

namespace Confrere.Modules.Tests.Surveys;

public sealed class ScaleFactsTests
{
    private static readonly IScales Shipped = new Scales(InstrumentCatalogue.Shipped());

    [Fact]
    public void Burnout_has_unit_range_cut_point_norm_and_rule()
    {
        var burnout = Shipped.Find("pfi.burnout")!;

        burnout.ShouldSatisfyAllConditions(
            facts => facts.Unit.ShouldBe("points, 0 to 10"), facts => (facts.Lowest, facts.Highest).ShouldBe((0, 10)), facts => facts.LowerIsBetter.ShouldBeTrue(),
            facts => facts.Rule.ShouldBe("The mean of the answered statements, times 2.5. Scored when at least 5 of 10 are answered."),
            facts => facts.Norms.Single().ShouldSatisfyAllConditions(norm => norm.Value.ShouldBe(37.9), norm => norm.N.ShouldBe(18217)));
        // 1.33 on the raw mean is 3.325 on 0 to 10.
        burnout.CutPoints.Single().IsReachedBy(3.325).ShouldBeTrue();
        burnout.CutPoints.Single().IsReachedBy(3.32).ShouldBeFalse();
        Shipped.Find("pfi.fulfilment")!.CutPoints.Single().IsReachedBy(7.5).ShouldBeFalse();
    }

    [Fact]
    public void Every_scale_says_its_unit_source_and_rule() =>
        Shipped.All.ShouldAllBe(facts => facts.Unit.Length > 0 && facts.Source.Length > 0 && facts.Rule.EndsWith("answered.", StringComparison.Ordinal) && facts.Lowest < facts.Highest);

    [Fact]
    public void ReliableChange_Of_DeviationTwoAndReliabilityThreeQuarters_IsByHand()
    {
        // SEM = 2 sqrt(0.25) = 1; a change of 3 is 3 / sqrt(2) = 2.1213; the smallest is 1.959964 sqrt(2) = 2.771808.
        var change = ReliableChange.Of(2, 0.75);

        change.StandardErrorOfMeasurement.ShouldBe(1);
        change.Index(3).ShouldBe(2.1213203435596424, 1e-12);
        change.Index(-3).ShouldBe(-2.1213203435596424, 1e-12);
        change.Smallest.ShouldBe(2.771807648699343, 1e-9);
    }

    [Fact]
    public void ReliableChange_OfAScaleWithoutADeviation_IsNotMadeUp()
    {
        var burnout = Shipped.Find("pfi.burnout")!;

        ReliableChange.Of(burnout).ShouldBeNull();
        ReliableChange.Of(burnout, standardDeviation: 2)!.StandardErrorOfMeasurement.ShouldBe(0.8944271909999159, 1e-12);
        ReliableChange.Of(Shipped.Find("svs.total")!, 3).ShouldBeNull();
    }

    [Theory, InlineData(0, 0.8), InlineData(-1, 0.8), InlineData(double.NaN, 0.8), InlineData(1, 1), InlineData(1, -0.1), InlineData(1, double.NaN)]
    public void ReliableChange_OfWhatCannotBe_Throws(double deviation, double reliability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReliableChange.Of(deviation, reliability));
}
