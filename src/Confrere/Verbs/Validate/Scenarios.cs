using Confrere.Statistics.Complier;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Imputation;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Mmrm;

namespace Confrere.App.Verbs.Validate;

/// <summary>What is simulated: every estimator where its assumptions hold, and controls where they are broken.</summary>
internal static class Scenarios
{
    private const double Effect = 0.4;
    private const double EffectOfSession = 0.1;
    private static readonly IReadOnlyList<Term> VisitTerms = [Term.Of("before"), .. Term.Crossed("arm", "visit")];
    private static readonly Contrast AtLastVisit = Contrast.Of("effect at the last visit", ("arm", 1), ("arm:visit12", 1));

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(1, "69 + 69 participants, one outcome, baseline correlation 0.5", Effect, TrialDraws.OneOutcome(69, 69, 0.5),
            [Ancova("classical", StandardErrors.Classical), Ancova("HC3", StandardErrors.HC3)]),
        new(2, "40 treated whose residuals are 1.8 times as wide, 100 controls", Effect, TrialDraws.UnequalVariances(40, 100, 1.8),
            [Ancova("HC3", StandardErrors.HC3), Ancova("classical", StandardErrors.Classical, isControl: true)]),
        new(3, "10 + 10 clusters of 4 to 10, correlation within a cluster 0.2", Effect, TrialDraws.Clusters(10, 0.2),
            [Ancova("CR2", StandardErrors.ClusteredBy("cluster")), Ancova("classical, ignoring clusters", StandardErrors.Classical, isControl: true)]),
        new(4, "69 + 69 participants, three visits, missing at random (dropout follows the last outcome)", Effect, TrialDraws.Visits(69, dropsOut: true), RepeatedMeasures),
        new(5, "15 + 15 participants, three visits, missing at random (dropout follows the last outcome)", Effect, TrialDraws.Visits(15, dropsOut: true), RepeatedMeasures),
        new(6, "15 + 15 participants, random intercept, a fifth of later visits missing", Effect, TrialDraws.RandomIntercept(15, 0.2),
            [RandomIntercept("Satterthwaite", DegreesOfFreedomMethod.Satterthwaite), RandomIntercept("Kenward-Roger", DegreesOfFreedomMethod.KenwardRoger)]),
        new(7, "30 + 30 participants, three visits, no dropout, working correlation exchangeable (the true one is not)", Effect, TrialDraws.Visits(30, dropsOut: false),
            [Gee("Mancl-DeRouen", GeeErrors.ManclDeRouen), Gee("robust", GeeErrors.Robust)]),
        new(8, "69 participants of 8 coaches (correlation 0.05) + 69 controls", Effect, TrialDraws.OneOutcome(69, 69, 0.5, coaches: 8, coachCorrelation: 0.05), PartiallyNested),
        new(9, "69 participants of 5 coaches (correlation 0.05) + 69 controls", Effect, TrialDraws.OneOutcome(69, 69, 0.5, coaches: 5, coachCorrelation: 0.05), PartiallyNested),
        new(10, "69 + 69 participants, three visits, missing at random (dropout follows the last outcome), the last visit imputed", Effect, TrialDraws.VisitsSideBySide(69),
            [Imputed]),
        new(11, "69 + 69 participants, 0 to 6 sessions in one arm, attendance confounded with the outcome; the effect of one session", EffectOfSession, TrialDraws.Sessions(69),
            [Dose, new(Ladder.Dose, "regression on sessions attended", frame => new LinearModel("after", Term.Main("dose", "before")).Fit(frame).Coefficient("dose"), IsControl: true)]),
    ];

    public static Method Ancova(string name, StandardErrors errors, bool isControl = false) => new(Ladder.Ancova, name,
        frame => new LinearModel("after", Term.Main("arm", "before")) { Errors = errors }.Fit(frame).Coefficient("arm"), isControl);

    private static IReadOnlyList<Method> RepeatedMeasures => [Mmrm("Kenward-Roger", DegreesOfFreedomMethod.KenwardRoger), Mmrm("Satterthwaite", DegreesOfFreedomMethod.Satterthwaite)];

    private static IReadOnlyList<Method> PartiallyNested =>
    [
        new(Ladder.PartiallyNested, "coach effect in one arm, Satterthwaite", frame =>
        {
            var fit = new PartiallyNestedModel { Response = "after", Arm = "arm", Cluster = "coach", Fixed = [Term.Of("before")] }.Fit(frame);
            return fit.Status.Converged ? fit.TreatmentEffect() : null;
        }),
        Ancova("CR2 by coach", StandardErrors.ClusteredBy("coach")),
        Ancova("classical, ignoring coaches", StandardErrors.Classical, isControl: true),
    ];

    private static Method Mmrm(string name, DegreesOfFreedomMethod degrees) => new(Ladder.Mmrm, $"unstructured, {name}", frame =>
    {
        var fit = new MmrmModel { Response = "outcome", Subject = "id", Visit = "visit", Terms = VisitTerms, DegreesOfFreedom = degrees }.Fit(frame);
        return fit.Status.Converged ? fit.Estimate(AtLastVisit) : null;
    });

    private static Method RandomIntercept(string name, DegreesOfFreedomMethod degrees) => new(Ladder.Mixed, name, frame =>
    {
        var model = new LinearMixedModel { Response = "outcome", Fixed = Term.Main("arm", "before", "visit"), Random = [RandomTerm.Intercept("id")], DegreesOfFreedom = degrees };
        var fit = model.Fit(frame);
        return fit.Status.Converged ? fit.Coefficient("arm") : null;
    });

    private static Method Gee(string name, GeeErrors errors) => new(Ladder.Gee, $"exchangeable, {name}", frame =>
    {
        var fit = new GeeModel("outcome", VisitTerms, "id") { Order = "visit", Errors = errors }.Fit(frame);
        return fit.Status.Converged ? fit.Estimate(AtLastVisit) : null;
    });

    private static Method Imputed => new(Ladder.Imputation, "10 imputations at random, ANCOVA, Rubin and Barnard-Rubin", frame =>
    {
        // Draws five sweeps apart correlate about as the fifth power of the share of information that is missing, here below 0.01.
        var model = new ImputationModel
        {
            Outcomes = ["at3", "at6", "at12"],
            Arm = "group",
            Reference = "control",
            Covariates = Term.Main("before"),
            Imputations = 10,
            BurnIn = 20,
            Between = 5,
            Seed = BitConverter.DoubleToUInt64Bits(frame.Numeric("before")[0]),
        };
        return model.Impute(frame).Analyse(completed => new LinearModel("at12", Term.Main("arm", "before")).Fit(completed).Coefficient("arm")).Estimate;
    });

    private static Method Dose => new(Ladder.Dose, "two stages, the allocation as instrument, HC3", frame =>
        new ComplierModel("after", "dose", "group", Term.Main("before")).Fit(frame).Effect);
}
