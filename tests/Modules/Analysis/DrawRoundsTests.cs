using System.Globalization;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>The rounds of a lottery when few of one have answered (reference/lottery_rounds, R 4.2: lm with sandwich's HC3).</summary>
public sealed class DrawRoundsTests
{
    // Both solve the same normal equations.
    private const double LeastSquares = 1e-9;

    private static readonly List<string[]> People = Lines("programmes", "lottery-two-rounds.csv");
    private static readonly Dictionary<string, int> Column = File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "programmes", "lottery-two-rounds.csv")).First().Split(',').Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);

    [Fact]
    public void A_round_of_which_nobody_answered_is_no_factor() => Agrees("nobody", Result(person => Round(person) == "1"), rounds: 2);

    [Fact]
    public void A_round_of_which_one_answered_adds_nothing()
    {
        var lone = People.First(person => Round(person) == "2" && Score(person).Length > 0);
        Agrees("one", Result(person => Round(person) == "1" || person == lone), rounds: 2);
    }

    [Fact]
    public void A_round_of_which_one_arm_answered_stays_in_the_model() =>
        Agrees("places alone", Result(person => Round(person) == "1" || Arm(person) == "place-now"), rounds: 2);

    [Fact]
    public void Where_no_round_has_both_arms_there_is_no_difference() =>
        Visit(Result(person => Round(person) == "1" == (Arm(person) == "place-now"))).WhyNone.ShouldBe("In no round of the draw were both arms measured, so nothing is left to compare that chance made alike.");

    [Fact]
    public void One_round_is_no_factor()
    {
        var results = Run([.. People.Where(person => Round(person) == "1")], _ => true);
        results.Plan.Round.ShouldBeNull();
        results.Rounds.ShouldBeEmpty();
        Agrees("nobody", results, rounds: 0);
    }

    private static void Agrees(string name, TrialResults results, int rounds)
    {
        var expected = Lines("lottery_rounds", "measured.csv").Single(row => row[0] == name);
        var ours = Visit(results).Comparison!;
        foreach (var (value, text) in ((double, string)[])[(ours.Estimate, expected[1]), (ours.StandardError, expected[2]), (ours.DegreesOfFreedom, expected[3]), (ours.Limits.Lower, expected[4]), (ours.Limits.Upper, expected[5])])
            ((double?)value).ShouldAgree(double.Parse(text, CultureInfo.InvariantCulture), LeastSquares, name);
        results.Rounds.Count.ShouldBe(rounds);
    }

    private static TrialResults Result(Func<string[], bool> isMeasured) => Run(People, isMeasured);

    private static VisitResult Visit(TrialResults results) => results.PrimaryOutcome.Visits.Single();

    private static TrialResults Run(IReadOnlyList<string[]> people, Func<string[], bool> isMeasured) => TrialAnalysis.Run(Plan,
        FrozenDataset.Of(people.SelectMany(person => (FrozenRow[])
        [
            new(person[0], "baseline", "y", person[Column["pfi.burnout@baseline"]]), new(person[0], "v", "y", isMeasured(person) ? Score(person) : ""), new(person[0], "baseline", PlannedCovariate.Round.Code, Round(person)),
        ]), []), people.ToDictionary(person => person[0], Arm));

    private static TrialPlan Plan => new("t", "s", null, null, "all", TrialPlan.AncovaHc3, 0.95, new("place-now", "now"), new("next-round", "later"), new("baseline", "before", 0), [new("v", "after", 3)],
        [new("y", "score", "points", 0, 10, true, true, 2)], [PlannedCovariate.Round], "v", new string('0', 64), new Dictionary<string, string>());

    private static string Round(string[] person) => person[Column["round"]];
    private static string Arm(string[] person) => person[Column["arm"]];
    private static string Score(string[] person) => person[Column["pfi.burnout@month-3"]];

    private static List<string[]> Lines(string folder, string file) => [.. File.ReadLines(Path.Combine(SamplePaths.Root, "reference", folder, file)).Skip(1).Select(line => line.Split(','))];
}
