using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Complier;

/// <summary>
/// The effect of one unit of dose (one session) among those whose dose follows their arm: two-stage least squares with the random arm as the
/// instrument for dose (spec 14).
/// </summary>
/// <remarks>
/// <para>Quantity: difference of outcomes between arms divided by their difference of doses, both adjusted for the covariates; treated minus control.</para>
/// <para>Assumptions: the arm acts on the outcome only through the dose, linearly; the arm moves everybody's dose in one direction (nobody attends
/// because of being on the waiting list). A randomised arm needs no more. Rows with a missing value are left out.</para>
/// <para>Method: outcome minus effect times dose is regressed on arm and covariates; the standard error of the arm there, divided by the first-stage
/// coefficient, is exactly that of two-stage least squares, so every choice of <see cref="StandardErrors"/> is at hand. O(n p^2). Pure.</para>
/// <para>Agrees with direct algebra of two-stage least squares in R 4.2 to 1e-9: classical, HC0, HC3, CR0 (reference/complier).</para>
/// <para>Source: Angrist, Imbens and Rubin 1996, doi:10.1080/01621459.1996.10476902; Anderson and Rubin 1949 for the interval under weak instruments.</para>
/// </remarks>
/// <param name="Response">Numeric column of outcomes.</param>
/// <param name="Dose">Numeric column of doses, for instance sessions attended.</param>
/// <param name="Arm">Column of two arms; the second level (or the larger number) is treated.</param>
/// <param name="Covariates">Terms known at randomisation.</param>
public sealed record ComplierModel(string Response, string Dose, string Arm, IReadOnlyList<Term> Covariates)
{
    private const string Rest = "outcome less effect of dose";

    /// <summary>How standard errors are estimated; allow for unequal variances unless there is a reason not to.</summary>
    public StandardErrors Errors { get; init; } = StandardErrors.HC3;

    /// <summary>Fits the model.</summary>
    /// <param name="frame">One row a participant.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="DataProblemsException">As for <see cref="LinearModel.Fit"/>; other than two arms; doses whose mean does not differ between arms.</exception>
    public ComplierEffect Fit(Frame frame, double level = 0.95)
    {
        var problems = new ProblemList();
        if (frame.Has(Arm) && frame.Factor(Arm).WithoutUnusedLevels().Levels.Count != 2) problems.Column(Arm, $"It has {frame.Factor(Arm).WithoutUnusedLevels().Levels.Count} arms; the instrument needs two.");
        if (Covariates.Any(t => t.Variables.Contains(Dose) || t.Variables.Contains(Arm))) problems.Add("covariates", "Dose and arm must not be among them.");
        problems.ThrowIfAny();
        IReadOnlyList<Term> terms = [Term.Of(Arm), .. Covariates];
        string[] needed = Errors.Cluster is { } cluster ? [Dose, cluster] : [Dose];
        var data = ModelData.Of(frame, Response, terms, needed);
        var used = data.Used.WithFactor(Arm);
        LinearFit Regress(string response, Frame f) => new LinearModel(response, terms) { Errors = Errors }.Fit(f);
        LinearFit outcome = Regress(Response, used), dose = Regress(Dose, used);
        var name = outcome.Design.ColumnNames[outcome.Design.ColumnsOf(Term.Of(Arm)).Single()];
        Estimate onOutcome = outcome.Coefficient(name, level), onDose = dose.Coefficient(name, level);
        if (Math.Abs(onDose.Value) <= 1e-12 * used.Numeric(Dose).Values.ToArray().Max(Math.Abs))
            throw new DataProblemsException(DataProblem.InColumn(Dose, "Its mean does not differ between the arms, so the effect of dose cannot be found."));
        var effect = onOutcome.Value / onDose.Value;
        var rest = Regress(Rest, Combined(used, effect)).Coefficient(name, level);
        var estimate = Estimate.Of($"effect of one unit of {Dose}", effect, rest.StandardError / Math.Abs(onDose.Value), rest.DegreesOfFreedom, rest.DegreesOfFreedomMethod, level);
        // V(a + b) gives the covariance of the two coefficients from the same estimator.
        var both = Regress(Rest, Combined(used, -1)).Coefficient(name, level).StandardError;
        var covariance = (both * both - onOutcome.StandardError * onOutcome.StandardError - onDose.StandardError * onDose.StandardError) / 2;
        return new(estimate, onOutcome, onDose, AndersonRubin(onOutcome, onDose, covariance, level), data.Dropped);
    }

    private Frame Combined(Frame used, double effect)
    {
        var (y, d) = (used.Numeric(Response), used.Numeric(Dose));
        return used.With(new NumericColumn(Rest, Enumerable.Range(0, used.Rows).Select(i => y[i] - effect * d[i])));
    }

    // All effects x with (g - x p)^2 <= c^2 (Vg - 2 x Vgp + x^2 Vp): bounded where the first stage is significant.
    private static Interval? AndersonRubin(Estimate g, Estimate p, double covariance, double level)
    {
        var c = Math.Pow(StudentT.Quantile(0.5 + level / 2, g.DegreesOfFreedom), 2);
        double a = p.Value * p.Value - c * p.StandardError * p.StandardError, b = g.Value * p.Value - c * covariance, e = g.Value * g.Value - c * g.StandardError * g.StandardError;
        if (!(a > 0)) return null;
        var root = Math.Sqrt(Math.Max(0, b * b - a * e));
        return new((b - root) / a, (b + root) / a, level);
    }
}
