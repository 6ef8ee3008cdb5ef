using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mmrm;

/// <summary>Mixed model for repeated measures: a linear model for every visit with correlated outcomes within a subject.</summary>
/// <remarks>
/// <para>Quantity: generalised least-squares coefficients at the maximum of the (restricted) likelihood of
/// y_i ~ N(X_i b, Sigma restricted to the visits of subject i), for parallel-group trials with visits at planned times.</para>
/// <para>Assumptions: subjects independent; outcomes jointly normal; outcomes missing at random given those observed and the design.</para>
/// <para>Missing values: a row without outcome, subject, visit or term value is left out and listed; the subject's other rows stay.</para>
/// <para>Method: one pass to cross-products by visit pattern, then Newton with analytic gradient and Hessian; an iteration costs
/// the number of patterns, not of subjects. Pure: no stream, clock or state.</para>
/// <para>Accuracy shown by tests: estimates and standard errors 1e-6, degrees of freedom 1e-4, log-likelihood 1e-6 against an independent
/// solver, nlme 3.1-162 and mmrm 0.3.18.</para>
/// <para>Agrees with mmrm <c>method = "Kenward-Roger", vcov = "Kenward-Roger-Linear"</c> where that is asked for; mmrm's default uses second
/// derivatives of its own parametrisation and differs (specification 2.6.3).</para>
/// <para>Source: Mallinckrodt, Clark and David (2001), doi:10.1081/BIP-100104194; specification 2.</para>
/// </remarks>
public sealed record MmrmModel
{
    /// <summary>Numeric column of outcomes.</summary>
    public required string Response { get; init; }

    /// <summary>Column that identifies subjects.</summary>
    public required string Subject { get; init; }

    /// <summary>Column of visits; the factor's levels (or the numbers) in increasing order are their order in time.</summary>
    public required string Visit { get; init; }

    /// <summary>Fixed terms; the intercept is implied.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>Covariance structure to try first.</summary>
    public CovarianceStructure Covariance { get; init; } = CovarianceStructure.Unstructured;

    /// <summary>Structures to try, in this order, when those before did not converge. Declare it before the data are seen.</summary>
    public IReadOnlyList<CovarianceStructure> Fallback { get; init; } = [];

    /// <summary>Factor (usually the arm) each of whose levels has a covariance of its own; null for a common one.</summary>
    public string? CovarianceGroup { get; init; }

    /// <summary>Which likelihood is maximised.</summary>
    public LikelihoodKind Likelihood { get; init; } = LikelihoodKind.Restricted;

    /// <summary>Where degrees of freedom come from; Kenward-Roger also adjusts standard errors.</summary>
    public DegreesOfFreedomMethod DegreesOfFreedom { get; init; } = DegreesOfFreedomMethod.KenwardRoger;

    /// <summary>Robust covariance of the coefficients; degrees of freedom are then Satterthwaite, between-within, residual or infinite.</summary>
    public RobustCovariance Robust { get; init; } = RobustCovariance.None;

    /// <summary>Fits the model to rows.</summary>
    /// <param name="frame">One row a subject and visit, in any order.</param>
    /// <returns>The fit; <see cref="MmrmFit.Status"/> says whether it converged and what was tried before.</returns>
    /// <exception cref="DataProblemsException">Absent, infinite or unsuitable columns; a second outcome of a subject at a visit; a subject in two
    /// covariance groups; a visit with too few outcomes for any of the structures; Kenward-Roger with the full likelihood or a robust covariance.</exception>
    public MmrmFit Fit(Frame frame)
    {
        RequireSettings();
        ModelData data = Data(frame);
        SubjectRows rows = SubjectRows.Of(data, Subject, Visit, CovarianceGroup);
        return MmrmFitting.Fit(this, rows.Accumulate(), data, rows, SilentSubjects.Warnings(frame, data, Subject));
    }

    /// <summary>Sums the rows of a frame for <see cref="Fit(LongitudinalAccumulator)"/> or for merging with others.</summary>
    /// <param name="frame">As in <see cref="Fit(Frame)"/>. To be merged, all parts must lead to the same columns and visits.</param>
    /// <exception cref="DataProblemsException">As in <see cref="Fit(Frame)"/>.</exception>
    public LongitudinalAccumulator Accumulate(Frame frame) => SubjectRows.Of(Data(frame), Subject, Visit, CovarianceGroup).Accumulate();

    /// <summary>Fits the model to sums; every number equals that of the fit to the rows up to rounding.</summary>
    /// <param name="sums">Sums whose columns are the design; <see cref="Terms"/> and column names of this model are not consulted.</param>
    /// <exception cref="DataProblemsException">No subject, dependent columns, or a robust covariance (which needs the rows).</exception>
    public MmrmFit Fit(LongitudinalAccumulator sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        RequireSettings();
        return MmrmFitting.Fit(this, sums, null, null, []);
    }

    private ModelData Data(Frame frame)
    {
        string[] needed = CovarianceGroup is null ? [Subject, Visit] : [Subject, Visit, CovarianceGroup];
        if (frame.Rows >= ModelData.LongTable)
        {
            ModelData inPlace = ModelData.OfLongTable(frame, Response, Terms, needed, intercept: true);
            if (CrossProductFactor.TryOf(new RowReader(inPlace)) is not null)
            {
                return inPlace;
            }
        }
        return ModelData.Of(frame, Response, Terms, needed);
    }

    private void RequireSettings()
    {
        var problems = new ProblemList();
        bool kenwardRoger = DegreesOfFreedom is DegreesOfFreedomMethod.KenwardRoger or DegreesOfFreedomMethod.KenwardRogerLinear;
        if (kenwardRoger && Likelihood == LikelihoodKind.Full)
        {
            problems.Add("degrees of freedom", "Kenward-Roger is defined for the restricted likelihood; choose it, or Satterthwaite.");
        }
        if (kenwardRoger && Robust != RobustCovariance.None)
        {
            problems.Add("degrees of freedom", "Kenward-Roger adjusts the covariance of the model and cannot be combined with a robust one; choose Satterthwaite.");
        }
        problems.ThrowIfAny();
    }
}
