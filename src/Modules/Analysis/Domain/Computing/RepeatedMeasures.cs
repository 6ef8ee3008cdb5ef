using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;
using Confrere.Statistics.Problems;
using Comparison = Confrere.Analysis.Domain.Results.Comparison;

namespace Confrere.Analysis.Domain.Computing;

/// <summary>
/// One model for all visits: arm by visit, the score before by visit, covariates; errors of a participant correlated over the visits as
/// the plan says, with its order of fallbacks. Whoever has one outcome or more is in it.
/// </summary>
internal sealed class RepeatedMeasures
{
    private readonly TrialPlan _plan;
    private readonly IReadOnlyDictionary<string, Comparison> _comparisons;
    private readonly IReadOnlyDictionary<(string Arm, string Visit), AdjustedMean> _means;

    private RepeatedMeasures(TrialPlan plan, MmrmFit fit, int treated, int control)
    {
        _plan = plan;
        var means = fit.MeansOf(ModelFrame.Arm).By(ModelFrame.Visit);
        _means = means.Table(plan.Level).ToDictionary(mean => (mean.Levels[ModelFrame.Arm], mean.Levels[ModelFrame.Visit]),
            mean => new AdjustedMean(mean.Estimate.Value, mean.Estimate.StandardError, mean.Estimate.DegreesOfFreedom, Estimates.LimitsOf(mean.Estimate.Interval)));
        _comparisons = means.Differences(level: plan.Level).Where(difference => Estimates.IsUsable(difference.Estimate)).ToDictionary(
            difference => difference.Group[ModelFrame.Visit],
            difference => Estimates.ComparisonOf(difference.Estimate, treated, control, MethodInWords(plan, fit.Structure, fit.DegreesOfFreedomMethod)));
        Fit = new(PlannedModel.InWords(fit.Structure), plan.Model.CovarianceByArm, fit.Status.Attempts, fit.Status.Warnings, treated, control, (int)fit.RowCount, fit.LogLikelihood, Joint(fit));
    }

    public RepeatedFit Fit { get; }

    public Comparison? At(PlannedVisit visit) => _comparisons.GetValueOrDefault(visit.Code);

    public AdjustedMean MeanOf(PlannedArm arm, PlannedVisit visit) => _means[(arm.Level, visit.Code)];

    public static (RepeatedMeasures? Fit, string? WhyNone) Of(TrialPlan plan, TrialTable table, PlannedOutcome outcome)
    {
        try
        {
            plan = DrawRounds.Among(plan, table, outcome, [.. plan.Visits]);
            var measured = table.Of(table.Subjects.Where(s => plan.Visits.Any(visit => table.Number(s, visit.Code, outcome.Code) is not null) && DrawRounds.IsKnown(plan, table, outcome, s)).ToHashSet());
            var fit = Model(plan).Fit(ModelFrame.Long(plan, measured, outcome));
            return fit.Status.Converged
                ? (new(plan, fit, measured.Treated.Count, measured.Control.Count), null)
                : (null, $"None of the declared covariance structures converged: {string.Join("; ", fit.Status.Attempts.Concat(fit.Status.Warnings))}");
        }
        catch (DataProblemsException e)
        {
            return (null, AdjustedDifference.Sentences(e));
        }
    }

    public static string MethodInWords(TrialPlan plan, CovarianceStructure structure, DegreesOfFreedomMethod degrees) =>
        $"mixed model for repeated measures (REML): arm by visit, the score before by visit{Covariates(plan)}; {PlannedModel.InWords(structure)} covariance{(plan.Model.CovarianceByArm ? " for each arm" : "")}; "
        + $"t interval and test, {PlannedModel.InWords(degrees)} degrees of freedom";

    private static string Covariates(TrialPlan plan) =>
        (plan.Round is null ? "" : ", the round of the draw by visit") + plan.Covariates.Count(covariate => !covariate.IsRound) switch { 0 => "", 1 => ", 1 covariate", var n => $", {n} covariates" };

    private static MmrmModel Model(TrialPlan plan) => new()
    {
        Response = ModelFrame.Response, Subject = ModelFrame.Subject, Visit = ModelFrame.Visit,
        Terms = [.. Term.Crossed(ModelFrame.Arm, ModelFrame.Visit), Term.Of(ModelFrame.Baseline), Term.Interaction(ModelFrame.Baseline, ModelFrame.Visit), .. Term.Main([.. plan.Covariates.Select(ModelFrame.Name)]),
            .. plan.Round is { } round ? [Term.Interaction(ModelFrame.Name(round), ModelFrame.Visit)] : Array.Empty<Term>()],
        Covariance = plan.Model.Covariance, Fallback = plan.Model.Fallback, CovarianceGroup = plan.Model.CovarianceByArm ? ModelFrame.Arm : null, DegreesOfFreedom = plan.Model.DegreesOfFreedom,
    };

    private List<JointResult> Joint(MmrmFit fit)
    {
        var arm = ModelFrame.Arm + _plan.Treated.Level;
        string Interaction(string visit) => $"{arm}:{ModelFrame.Visit}{visit}";
        var interactions = fit.Visits.Skip(1).Select(visit => Contrast.Coefficient(Interaction(visit))).ToList();
        var differences = fit.Visits.Select((visit, i) => i == 0 ? Contrast.Of(visit, (arm, 1)) : Contrast.Of(visit, (arm, 1), (Interaction(visit), 1))).ToList();
        return
        [
            Estimates.JointOf(fit.TestJointly("arm", differences), "arm", "no difference at any visit"),
            Estimates.JointOf(fit.TestJointly("arm by visit", interactions), "arm-by-visit", "the same difference at every visit"),
        ];
    }
}
