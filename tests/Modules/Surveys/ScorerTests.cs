using System.Globalization;
using System.Text.Json;
using Confrere.Modules.Tests.Fit;
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
        Pfi.Scales.Single(candidate => candidate.Code == scale).CutPoints.Single().IsReachedBy(raw).ShouldBe(reached);

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

    [Fact]
    public void Scores_agree_with_base_R_instrument_scoring()
    {
        // R wrote 15 significant digits; both sides divide once and multiply once.
        const double PrintedDigits = 1e-12;
        var catalogue = InstrumentCatalogue.Shipped();
        var rows = Reference("instrument_scoring");
        var expected = FitRun.Expected("instrument_scoring").GetProperty("scores").EnumerateObject().ToList();

        foreach (var scale in expected)
        {
            var instrument = catalogue[scale.Name.Split('.')[0]];
            foreach (var (row, value) in rows.Zip(scale.Value.EnumerateArray(), (row, value) => (row, value)))
            {
                var score = Scorer.Score(instrument, row).Single(candidate => candidate.Scale.Code == scale.Name).Value;
                if (value.ValueKind == JsonValueKind.Null) score.ShouldBeNull(scale.Name);
                else score!.Value.ShouldBe(value.GetDouble(), PrintedDigits, scale.Name);
            }
        }
        expected.Count.ShouldBe(11);
        rows.Count.ShouldBe(300);
    }

    [Fact]
    public void Reversed_items_and_means_agree_with_psych_bfi_agreeableness()
    {
        // psych::bfi, five items of 1 to 6, the first reversed, complete cases: the mean of the scale is the mean of R's item means.
        var bfi = InstrumentDocument.Read(Bfi).Instrument!;
        var scores = Reference("psy_bfi_agree").Select(row => Scorer.Score(bfi, row.ToDictionary(cell => $"bfi_{cell.Key.ToLowerInvariant()}", cell => cell.Value)).Single());
        var values = scores.Where(score => score.Value is not null).Select(score => score.Value!.Value).ToList();
        var expected = FitRun.Expected("psy_bfi_agree").GetProperty("scale");

        values.Count.ShouldBe(expected.GetProperty("n").GetInt32());
        values.Average().ShouldBe(expected.GetProperty("item_means").EnumerateObject().Average(item => item.Value.GetDouble()), 1e-10);
    }

    [Fact]
    public void Weighted_WithOneLeftOut_IsTheWeightedMeanOfTheOthers()
    {
        var text = Bfi.Replace("scoring: mean", "scoring: weighted\n    weights: [1, 2, 3, 4, 5]").Replace("at-least-answered: 1", "at-least-answered: 0.8");
        var weighted = InstrumentDocument.Read(text).Instrument!;

        // (1 * (7 - 2) + 2 * 4 + 3 * 3 + 4 * 5) / (1 + 2 + 3 + 4) = 42 / 10.
        Scorer.Score(weighted, new Dictionary<string, int?> { ["bfi_a1"] = 2, ["bfi_a2"] = 4, ["bfi_a3"] = 3, ["bfi_a4"] = 5 }).Single().Value.ShouldBe(4.2);
    }

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(3, null, true)]
    [InlineData(2, null, false)]
    [InlineData(null, null, false)]
    public void Safety_rule_of_the_PHQ2_follows_from_what_was_said(int? first, int? second, bool isMet) =>
        InstrumentCatalogue.Shipped()["phq2"].Safety.Single().IsMetBy(new Dictionary<string, int?> { ["phq2_1"] = first, ["phq2_2"] = second }).ShouldBe(isMet);

    private const string Bfi = """
        code: bfi
        version: "1"
        title: Agreeableness
        wording: stand-in
        recall: In general.
        source: psych::bfi
        licence: Test data.
        responses:
          - code: six
            anchors: [{ value: 1, label: a }, { value: 2, label: b }, { value: 3, label: c }, { value: 4, label: d }, { value: 5, label: e }, { value: 6, label: f }]
        sections:
          - code: all
            title: All
            stem: Is it so?
            responses: six
            items:
              - { code: bfi_a1, text: one, reverse: yes }
              - { code: bfi_a2, text: two }
              - { code: bfi_a3, text: three }
              - { code: bfi_a4, text: four }
              - { code: bfi_a5, text: five }
        scales:
          - code: bfi.agreeableness
            label: Agreeableness
            items: [bfi_a1, bfi_a2, bfi_a3, bfi_a4, bfi_a5]
            scoring: mean
            at-least-answered: 1
            range: { from: 1, to: 6 }
            unit: points, 1 to 6
            direction: higher-is-better
        """;

    private static List<Dictionary<string, int?>> Reference(string name)
    {
        var lines = File.ReadAllLines(FitRun.Reference(name, "data.csv"));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(','))
            .Where(cell => cell.First != "participant").ToDictionary(cell => cell.First, cell => cell.Second == "NA" ? (int?)null : int.Parse(cell.Second, CultureInfo.InvariantCulture)))];
    }

    private static Dictionary<string, double?> Scored(params int?[] answers) =>
        Scorer.Score(Pfi, answers.Select((value, place) => ($"pfi{place + 1:00}", value)).ToDictionary(pair => pair.Item1, pair => pair.value))
            .ToDictionary(score => score.Scale.Code, score => score.Value);
}
