using Confrere.Surveys.Domain;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>
/// Expected values by hand from docs of the index: subscale = mean of its items; overall burnout = mean of the ten items 7 to 16, not of
/// two means; shown = mean times 2.5 (public scoring script; Trockel 2018).
/// </summary>
public sealed class ScorerTests
{
    private static readonly Instrument Pfi = InstrumentCatalogue.Shipped()["pfi"];

    [Fact]
    public void Score_PhysicianWithAllItems_IsTheMeanTimesTwoAndAHalf()
    {
        // Fulfilment 4+3+3+2+4+2 = 18 of 6: 3.0. Exhaustion 1+2+0+3 = 6 of 4: 1.5. Disengagement 0+1+0+2+0+0 = 3 of 6: 0.5. Burnout 9 of 10: 0.9.
        var scores = Scored(4, 3, 3, 2, 4, 2, 1, 2, 0, 3, 0, 1, 0, 2, 0, 0);

        scores["pfi.fulfilment"].ShouldBe(7.5);
        scores["pfi.exhaustion"].ShouldBe(3.75);
        scores["pfi.disengagement"].ShouldBe(1.25);
        scores["pfi.burnout"].ShouldBe(2.25);
    }

    [Fact]
    public void Score_Burnout_WeighsItemsAndNotSubscales()
    {
        // Exhaustion all 4, disengagement all 0: 16 of 10 items is 1.6, shown 4.0; the mean of two means would be 2.0, shown 5.0.
        Scored(0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0)["pfi.burnout"].ShouldBe(4.0);
    }

    [Theory]
    [InlineData(2, 5.0)]
    [InlineData(1, null)]
    public void Score_Exhaustion_NeedsTwoOfItsFourItems(int answered, double? expected)
    {
        var answers = Enumerable.Range(0, 16).Select(item => item is >= 6 and < 10 && item < 6 + answered ? 2 : (int?)null).ToArray();

        Scored(answers)["pfi.exhaustion"].ShouldBe(expected);
    }

    [Fact]
    public void Score_Burnout_NeedsFiveOfItsTenItems()
    {
        int?[] five = [null, null, null, null, null, null, 1, 1, null, null, 4, 2, 2, null, null, null];

        // 1+1+4+2+2 = 10 of 5: 2.0.
        Scored(five)["pfi.burnout"].ShouldBe(5.0);
        five[6] = null;
        Scored(five)["pfi.burnout"].ShouldBeNull();
    }

    [Fact]
    public void Score_NothingAnswered_YieldsNoScore() => Scored(new int?[16]).Values.ShouldAllBe(value => value == null);

    [Theory]
    [InlineData("pfi.burnout", 1.33, true)]
    [InlineData("pfi.burnout", 1.3299, false)]
    [InlineData("pfi.fulfilment", 3.0, false)]
    [InlineData("pfi.fulfilment", 3.01, true)]
    public void CutPoint_IsReached_OnItsOwnSide(string scale, double raw, bool reached) =>
        Pfi.Scales.Single(candidate => candidate.Code == scale).CutPoint!.IsReachedBy(raw).ShouldBe(reached);

    [Fact]
    public void Pfi_has_the_published_structure_and_no_band_of_error_without_a_published_deviation()
    {
        Pfi.Sections.Select(section => section.Items.Count).ShouldBe([6, 4, 6]);
        Pfi.IsStandIn.ShouldBeTrue();
        Pfi.Scales.ShouldAllBe(scale => scale.MeasurementError == null && scale.Lowest == 0 && scale.Highest == 10);
    }

    [Fact]
    public void MeasurementError_IsDeviationTimesRootOfOneMinusReliability()
    {
        var scale = Pfi.Scales[0] with { Reliability = 0.75, StandardDeviation = 2 };

        // 2 * sqrt(0.25) = 1.
        scale.MeasurementError.ShouldBe(1.0);
    }

    private static Dictionary<string, double?> Scored(params int?[] answers) =>
        Scorer.Score(Pfi, answers.Select((value, place) => ($"pfi{place + 1:00}", value)).ToDictionary(pair => pair.Item1, pair => pair.value))
            .ToDictionary(score => score.Scale.Code, score => score.Value);
}
