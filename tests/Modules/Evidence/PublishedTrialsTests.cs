using Confrere.Evidence.Domain;

namespace Confrere.Modules.Tests.Evidence;

public sealed class PublishedTrialsTests
{
    private static readonly PublishedTrials Shipped = PublishedTrials.Shipped();

    [Theory]
    [InlineData("Dyrbye 2019", "Burnout rate")]
    [InlineData("Dyrbye 2023 (surgeons)", "Burnout rate")]
    [InlineData("Dyrbye 2023 (surgeons)", "Burnout rate, delayed arm while coached")]
    public void Finds_that_printed_intervals_of_rates_are_too_narrow_to_be_true(string study, string outcome) =>
        Row(study, outcome).Doubts.ShouldHaveSingleItem().ShouldStartWith("The interval is too narrow to be true");

    [Fact]
    public void Accepts_a_wide_interval_of_a_rate_and_the_index_trial()
    {
        Row("Khalili 2025", "Burnout rate, groups of three against waiting").IsCredible.ShouldBeTrue();
        Shipped.Results.Where(row => row.Study.Key == "KISER").ShouldAllBe(row => row.IsCredible);
    }

    [Theory]
    [InlineData(-0.94, 0.41, 1.48, "outside its interval")]
    [InlineData(0.79, 1.27, 0.32, "wrong way round")]
    [InlineData(0.7, 0.0, 3.0, "not near the middle")]
    public void Finds_lost_signs_swapped_limits_and_estimates_off_the_middle(double estimate, double lower, double upper, string doubt)
    {
        var study = new PublishedStudy("X", "X", "", "randomised", 100, [50, 50], "");
        new PublishedResult(study, "o", null, "points", 3, estimate, lower, upper, "seen", null).Doubts.ShouldHaveSingleItem().ShouldContain(doubt);
    }

    [Theory]
    [InlineData("Aged 31 to 60", false)] // 128 of 138 is 92.8%, printed 93.0%
    [InlineData("Women", true)]
    [InlineData("Married", true)]
    [InlineData("Black", false)] // 3 of 138 is 2.2%, printed below 0.1%
    [InlineData("Hispanic", false)]
    public void Recomputes_printed_shares(string what, bool isRight) => Shipped.Shares.Single(share => share.What == what).IsRight.ShouldBe(isRight);

    [Fact]
    public void The_standard_error_of_the_index_trial_is_that_of_its_interval() => // 0.242: derived from -1.27 to -0.32
        Row("Kiser 2024", "PFI overall burnout").StandardError.ShouldBe(0.242, 0.0005);

    [Fact]
    public void Only_the_scale_of_0_to_10_is_pooled_as_such() =>
        Shipped.Results.Where(row => row.Scale is not null).ShouldAllBe(row => row.Unit == "points, 0 to 10" && row.Study.Key == "KISER");

    [Fact]
    public void One_study_is_its_own_answer_and_two_have_a_prediction_interval()
    {
        var one = new EvidenceLine("A", "", 138, -0.79, 0.242, -1.27, -0.32, false);
        Pooling.Of("pfi.burnout", "points, 0 to 10", []).ShouldBeNull();
        Pooling.Of("pfi.burnout", "points, 0 to 10", [one])!.PredictionLower.ShouldBeNull();
        var two = Pooling.Of("pfi.burnout", "points, 0 to 10", [one, one with { Name = "B", Estimate = -0.6 }])!;
        two.Studies.ShouldBe(2);
        two.PredictionLower!.Value.ShouldBeLessThan(two.Lower + 1e-12);
    }

    private static PublishedResult Row(string study, string outcome) => Shipped.Results.Single(row => row.Study.Title == study && row.Outcome == outcome);
}
