using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Enrolment.Contracts;
using Confrere.Statistics.EffectSizes;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>How many of each arm something from outside reached before the comparison, by its kind.</summary>
internal static class OutsideInfluence
{
    public static IReadOnlyList<OutsideResult> Of(TrialPlan plan, TrialTable table, IReadOnlyList<FrozenOutside> events)
    {
        if (events.Count == 0) return [];
        var reached = events.GroupBy(e => e.Kind).ToDictionary(group => group.Key, group => group.Select(e => e.Subject).ToHashSet());
        return [.. OutsideEventKind.Words.Select(kind => ResultOf(kind.Key, kind.Value, reached.GetValueOrDefault(kind.Key) ?? []))];

        OutsideResult ResultOf(string kind, string label, HashSet<string> subjects)
        {
            Share Count(IReadOnlyList<string> arm) => new(arm.Count(subjects.Contains), arm.Count);
            Limits Wilson(Share share) => Estimates.SharesLimits(share, plan.Level);
            var (treated, control) = (Count(table.Treated), Count(table.Control));
            return new(kind, label, treated, control, Wilson(treated), Wilson(control));
        }
    }
}
