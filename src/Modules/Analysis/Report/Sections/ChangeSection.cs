using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>One outcome of a programme without a comparison: where it began, where it went, and the change between.</summary>
internal static class ChangeSection
{
    public static Section Of(TrialResults results, OutcomeResult result)
    {
        var (plan, outcome, code) = (results.Plan, result.Outcome, result.Outcome.Code.Replace('.', '-'));
        string Mean(Description d) => d.Mean is { } mean ? $"{Numerals.Fixed(mean, outcome.Decimals)} ({Cell.Limits(d.MeanLimits, outcome.Decimals)})" : Cell.Nothing;
        return new("outcome-" + code, Wording.Capital(outcome.Label),
        [
            new MarginNote($"{Wording.Capital(OpenReport.Method)}. Asked for by {plan.Reference("analysis.method")}."),
            new Table($"outcome-{code}", $"{Wording.Capital(outcome.Label)} by visit, in {outcome.Unit}; {outcome.Direction}. Those measured, and the change of those measured both times ({Numerals.Level(plan.Level)} intervals).",
                [new("Visit"), new("n", "Measured"), new("Mean (SD)", "Measured"), new("n", "Since before"), new($"Change, {outcome.ShortUnit()}", "Since before"), new("Change of the mean", "Since before")],
                [
                    new(Wording.Capital(plan.Baseline.Label), $"{result.TreatedBaseline.N}", Cell.MeanSd(result.TreatedBaseline, outcome.Decimals), ""),
                    .. result.Visits.Select(visit => RowOf(visit, outcome.Decimals, outcome.IsPrimary && visit.Visit.Code == plan.PrimaryVisit)),
                ])
            {
                Note = "A change from before to after also holds what time alone would have done.",
            },
            new Figure($"course-{code}", TrajectoryFigure.Of(plan, result), $"Mean {outcome.Label}, in {outcome.Unit} ({outcome.Direction}), with {Numerals.Level(plan.Level)} intervals, of those measured at each visit.",
                new($"means-{code}", $"Means of {outcome.Label}", [new("Visit"), new("n"), new($"Mean ({Numerals.Level(plan.Level)} interval)")],
                    [new(Wording.Capital(plan.Baseline.Label), $"{result.TreatedBaseline.N}", Mean(result.TreatedBaseline)), .. result.Visits.Select(visit => new Row(Wording.Capital(visit.Visit.Label), $"{visit.Treated.N}", Mean(visit.Treated)))])),
        ]);
    }

    private static Row RowOf(VisitResult visit, int decimals, bool isMarked) => new(Wording.Capital(visit.Visit.Label), $"{visit.Treated.N}", Cell.MeanSd(visit.Treated, decimals), $"{visit.TreatedChange?.Points.N ?? 0}",
        visit.TreatedChange?.Points is { Mean: { } mean } points ? $"{Numerals.Signed(mean, decimals)} ({Cell.Limits(points.MeanLimits, decimals)})" : Cell.Nothing,
        visit.TreatedChange?.Percent is { } percent ? $"{Numerals.Signed(percent, 1)}% ({Cell.Limits(visit.TreatedChange.PercentLimits, 1)})" : Cell.Nothing)
    {
        IsMarked = isMarked,
    };
}
