using Confrere.Planning.Contracts;
using Confrere.Planning.Domain.Simulation;

namespace Confrere.Modules.Tests.Planning;

public sealed class TrialSimulatorTests
{
    // Bisection of smooth functions; the grid of the SD is exact to about 1e-9.
    private const double Calibration = 1e-6;
    // A correct mean is outside four of its standard errors once in 16,000 times, and the seeds are fixed.
    private const double StandardErrors = 4;
    private const int Seeds = 250;

    public static TheoryData<string> Scales => [.. PublishedTruth.Trial.Scales.Select(scale => scale.Scale)];

    [Theory, MemberData(nameof(Scales))]
    public void What_is_observed_has_the_stated_mean_sd_correlation_and_effect(string name)
    {
        var truth = PublishedTruth.Trial.Scales.Single(scale => scale.Scale == name);
        var model = new ScaleModel(truth);
        model.AttainedEffect.ShouldBe(truth.Effect, Calibration);
        model.AttainedBaselineMean.ShouldBe(truth.BaselineMean, Calibration);
        model.AttainedBaselineSd.ShouldBe(truth.BaselineSd, Calibration);
        model.AttainedCorrelation.ShouldBe(truth.Correlation, Calibration);
    }

    [Theory]
    [InlineData("pfi.disengagement", -0.94)]
    [InlineData("pfi.exhaustion", -0.57)]
    [InlineData("pfi.fulfilment", 0.59)]
    public void Over_many_trials_the_mean_difference_is_the_published_one(string name, double published)
    {
        var truth = PublishedTruth.Trial.Scales.Single(scale => scale.Scale == name);
        var differences = Trials().Select(trial => Difference(trial, truth)).ToList();
        var (mean, standardError) = MeanAndError(differences);
        Math.Abs(mean - published).ShouldBeLessThan(StandardErrors * standardError, $"mean {mean:0.0000}, Monte Carlo standard error {standardError:0.0000}");
        // The error is small enough for the test to see the attenuation that an uncorrected model would have.
        standardError.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Over_many_trials_overall_burnout_differs_by_the_published_amount()
    {
        var scales = PublishedTruth.Trial.Scales.Where(scale => scale.Scale != "pfi.fulfilment").ToList();
        var both = new ScaleTruth("pfi.burnout", [.. scales.SelectMany(scale => scale.Items)], 0, 1, 0, 0, 0);
        var (mean, standardError) = MeanAndError([.. Trials().Select(trial => Difference(trial, both))]);
        Math.Abs(mean - -0.79).ShouldBeLessThan(StandardErrors * standardError + 0.005); // -0.79 is printed with two decimals
    }

    [Fact]
    public void Drop_out_is_that_of_each_arm()
    {
        var people = Trials().SelectMany(trial => trial.People).ToList();
        Share(people.Count(person => person.IfCoached is null), people.Count, PublishedTruth.DropOutCoached);
        Share(people.Count(person => person.IfWaiting is null), people.Count, PublishedTruth.DropOutWaiting);
        var items = people.SelectMany(person => person.Baseline.Values).ToList();
        Share(items.Count(answer => answer is null), items.Count, PublishedTruth.MissingItemRate);
    }

    [Fact]
    public void The_same_seed_gives_the_same_trial_and_another_seed_another()
    {
        string Text(ulong seed) => string.Join(';', Simulate(seed).People.Select(person => $"{person.DayOfEnrolment}:{string.Join(',', person.Baseline.Values)}"));
        Text(5).ShouldBe(Text(5));
        Text(5).ShouldNotBe(Text(6));
    }

    [Fact]
    public void Answers_are_whole_numbers_from_0_to_4_for_sixteen_items_in_order_of_enrolment()
    {
        var trial = Simulate(1);
        trial.People.Count.ShouldBe(138);
        trial.People.Select(person => person.DayOfEnrolment).ShouldBeInOrder();
        foreach (var person in trial.People)
        {
            person.Baseline.Keys.Order().ShouldBe(Enumerable.Range(1, 16).Select(number => $"pfi{number:00}"));
            person.Baseline.Values.ShouldAllBe(answer => answer == null || answer >= 0 && answer <= 4);
        }
    }

    private static readonly TrialSimulator Simulator = new();

    private static SimulatedTrial Simulate(ulong seed) => Simulator.Simulate(PublishedTruth.Trial, seed);

    private static readonly Lazy<IReadOnlyList<SimulatedTrial>> Simulated = new(() => [.. Enumerable.Range(1, Seeds).Select(seed => Simulate((ulong)seed))]);

    private static IReadOnlyList<SimulatedTrial> Trials() => Simulated.Value;
    // The first 67 are coached: people are exchangeable, so any fixed rule is as good as a random one.
    private static double Difference(SimulatedTrial trial, ScaleTruth scale)
    {
        var coached = trial.People.Take(PublishedTruth.Coached).Select(person => Score(person.IfCoached, scale)).OfType<double>();
        var waiting = trial.People.Skip(PublishedTruth.Coached).Select(person => Score(person.IfWaiting, scale)).OfType<double>();
        return coached.Average() - waiting.Average();
    }

    private static double? Score(IReadOnlyDictionary<string, int?>? answers, ScaleTruth scale) =>
        answers is null ? null : 2.5 * scale.Items.Select(item => answers[item]).OfType<int>().Average();

    private static (double Mean, double StandardError) MeanAndError(List<double> values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count));
    }

    private static void Share(int count, int of, double truth) =>
        Math.Abs((double)count / of - truth).ShouldBeLessThan(StandardErrors * Math.Sqrt(truth * (1 - truth) / of));
}
