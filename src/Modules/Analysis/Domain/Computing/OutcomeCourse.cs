using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Statistics.Sequential;
using NodaTime;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// How the primary comparison grew as the answers came in: at the end of each day the adjusted difference of those who had answered by then, with the
/// confidence sequence of spec 16.2. Its mixture follows from the planned number and from the spread before anybody was treated, so that no outcome moves it.
/// </summary>
internal static class OutcomeCourse
{
    /// <summary>The sequence is asymptotic: not before so many in each arm.</summary>
    public const int Fewest = 20;

    // As many as a figure can hold; an interval that holds at every look holds at these.
    private const int MostPoints = 40;

    /// <param name="answered">On which day each of the frozen participants answered at the key visit.</param>
    /// <param name="planned">How many were to take part; those allocated where the protocol does not say.</param>
    public static IReadOnlyList<CoursePoint> Of(TrialPlan plan, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, IReadOnlyDictionary<string, LocalDate> answered, int? planned)
    {
        var table = TrialTable.Of(frozen, plan, arms);
        if (Spread(plan, table) is not { } spread) return [];
        var sequence = new ConfidenceSequence(spread * Math.Sqrt(4.0 / (planned ?? table.Subjects.Count)), plan.Level);
        var order = table.Subjects.Where(answered.ContainsKey).GroupBy(subject => answered[subject]).OrderBy(day => day.Key).ToList();
        var points = new List<CoursePoint>();
        var members = new HashSet<string>(StringComparer.Ordinal);
        var step = Math.Max(1, (int)Math.Ceiling(order.Count / (double)MostPoints));
        for (var day = 0; day < order.Count; day++)
        {
            members.UnionWith(order[day]);
            // Counted from the last day, so that it is always there.
            if ((order.Count - 1 - day) % step == 0 && At(plan, table.Of(members), order[day].Key, sequence) is { } point) points.Add(point);
        }
        return points;
    }

    private static CoursePoint? At(TrialPlan plan, TrialTable table, LocalDate day, ConfidenceSequence sequence)
    {
        if (table.Treated.Count < Fewest || table.Control.Count < Fewest) return null;
        if (AdjustedDifference.Of(plan, table, plan.PrimaryOutcome, plan.KeyVisit).Comparison is not { } comparison || comparison.Treated < Fewest || comparison.Control < Fewest) return null;
        var interval = sequence.At(comparison.Estimate, comparison.StandardError);
        return new(day, comparison.Treated, comparison.Control, comparison.Estimate, interval.Lower, interval.Upper);
    }

    // Over both arms together: it was measured before anybody was treated.
    private static double? Spread(TrialPlan plan, TrialTable table)
    {
        var scores = table.Numbers(table.Subjects, plan.Baseline.Code, plan.PrimaryOutcome.Code);
        if (scores.Count < 2 * Fewest) return null;
        var mean = scores.Average();
        return Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1)) is > 0 and var spread ? spread : null;
    }
}
