using System.Security.Cryptography;
using System.Text;
using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Resampling;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// The randomisation test of a list by minimisation: everybody comes in the order and with the factors that they came with, and the list is drawn anew, again and again, by its
/// own rule. Where a draw depends on all before it, exchanging arms would be the test of another design (Simon and Simon 2011, doi:10.1016/j.spl.2010.12.018).
/// The lists are drawn once for all contrasts.
/// </summary>
/// <remarks>
/// Of two arms the statistic is the sum of the treated arm's residuals. Of more, a list drawn anew has other people in the two that are compared, so it is the difference of their mean residuals, an arm
/// in which nobody was measured counting as 0; what is tested is then that no arm made any difference to anybody.
/// </remarks>
/// <param name="residuals">Of everybody measured in any arm, given what was known before, the arm left out.</param>
internal sealed class MinimisedRedraws(TrialPlan plan, MinimisedList list, Func<IReadOnlyDictionary<string, double>> residuals)
{
    private readonly record struct ArmSum(double Sum, int Measured)
    {
        public double Mean => Measured == 0 ? 0 : Sum / Measured;
    }

    private readonly Lazy<IReadOnlyDictionary<string, double>> _residuals = new(residuals);
    private readonly IReadOnlyList<string> _arms = [.. plan.Arms.Select(arm => arm.Level)];
    private ArmSum[][]? _drawn;

    private bool HasTwoArms => _arms.Count == 2;

    public RandomisationResult Of(TrialPlan contrast, IEnumerable<string> treated, IEnumerable<string> control, int treatedCount, int controlCount)
    {
        _drawn ??= Drawn();
        var (first, second) = (Place(contrast.Treated), Place(contrast.Control));
        var observed = HasTwoArms ? SumOf(treated).Sum : SumOf(treated).Mean - SumOf(control).Mean;
        var result = RandomizationTest.Of(observed, [.. _drawn.Select(arms => HasTwoArms ? arms[first].Sum : arms[first].Mean - arms[second].Mean)]);
        var statistic = HasTwoArms ? "the sum of residuals" : "the difference of the two arms' mean residuals";
        return new(result.Statistic, result.Expectation, result.Variance, result.Allocations, result.IsExact, result.PValue, Estimates.LimitsOf(result.MonteCarloInterval()), treatedCount, controlCount,
            $"randomisation test of {statistic} given what was known before, {_drawn.Length} lists drawn anew by the minimisation's own rule, in the order of the draws{(HasTwoArms ? "" : "; that no arm made any difference to anybody")}")
        {
            IsOfMeans = !HasTwoArms,
        };
    }

    private int Place(PlannedArm arm) => Enumerable.Range(0, _arms.Count).First(place => _arms[place] == arm.Level);

    private ArmSum SumOf(IEnumerable<string> people)
    {
        var known = people.Where(_residuals.Value.ContainsKey).Select(subject => _residuals.Value[subject]).ToList();
        return new(known.Sum(), known.Count);
    }

    private ArmSum[][] Drawn()
    {
        double[] scores = [.. list.Draws.Select(draw => _residuals.Value.GetValueOrDefault(draw.Participant, double.NaN))];
        var drawn = new ArmSum[plan.RandomisationTest!.Replicates][];
        Parallel.For(0, drawn.Length, replicate =>
        {
            var (arms, sums) = (list.DrawnAnew(Seed(replicate)), new ArmSum[_arms.Count]);
            for (var i = 0; i < scores.Length; i++)
                for (var place = 0; place < sums.Length; place++)
                    if (!double.IsNaN(scores[i]) && arms[i] == _arms[place]) sums[place] = new(sums[place].Sum + scores[i], sums[place].Measured + 1);
            drawn[replicate] = sums;
        });
        return drawn;
    }

    private byte[] Seed(int replicate) => SHA256.HashData(Encoding.UTF8.GetBytes($"randomisation test\0{plan.Seed}\0{replicate}"));
}
