using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>A fitted mixed model for repeated measures. Immutable; coefficient tables, contrasts, means and joint tests by <see cref="LinearInference"/>.</summary>
public sealed class MmrmFit : ILinearInference
{
    private readonly LongitudinalAccumulator _data;
    private readonly MmrmSolution _solution;
    private readonly ModelBasedInference? _modelBased;
    private readonly RobustInference? _robust;
    private readonly BetweenWithin? _betweenWithin;
    private readonly double[] _coefficients;
    private readonly double[]? _adjusted;

    internal MmrmFit(MmrmModel model, LongitudinalAccumulator data, MmrmSolution solution, ModelData? source, SubjectRows? rows,
        IReadOnlyList<string> failed, IReadOnlyList<string> warnings)
    {
        (Model, _data, _solution) = (model, data, solution);
        Design = source?.Design ?? DesignMatrix.WithoutRows(data.Columns);
        Dropped = source?.Dropped ?? [];
        _coefficients = solution.Moments.ToCaller(solution.Likelihood.Beta);
        double[] inner = solution.Likelihood.Covariance;
        ModelCovariance = MmrmSolution.Named(data.Columns, solution.Moments.CovarianceToCaller(inner));
        DegreesOfFreedomMethod = model.DegreesOfFreedom;
        double[]? parameterCovariance = ParameterCovariance();
        if (parameterCovariance is not null && model.Robust == RobustCovariance.None)
        {
            _modelBased = new ModelBasedInference(solution, parameterCovariance);
            _adjusted = IsKenwardRoger ? KenwardRoger.Adjust(solution.Likelihood, parameterCovariance) : null;
        }
        if (model.Robust != RobustCovariance.None)
        {
            _robust = new RobustInference(rows!, solution, _coefficients, ModelCovariance.Values.Data, model.Robust);
        }
        if (NeedsParameterCovariance && _modelBased is null && _robust is null)
        {
            DegreesOfFreedomMethod = DegreesOfFreedomMethod.BetweenWithin;
        }
        _betweenWithin = DegreesOfFreedomMethod == DegreesOfFreedomMethod.BetweenWithin ? new BetweenWithin(data) : null;
        CoefficientCovariance = _robust is not null ? MmrmSolution.Named(data.Columns, _robust.Covariance)
            : _adjusted is null ? ModelCovariance
            : MmrmSolution.Named(data.Columns, solution.Moments.CovarianceToCaller(_adjusted));
        Status = MmrmStatus.Of(this, solution, failed, warnings);
    }

    /// <summary>What was asked for.</summary>
    public MmrmModel Model { get; }

    /// <inheritdoc/>
    public DesignMatrix Design { get; }

    /// <summary>Whether and how the optimum was reached, and what was tried before.</summary>
    public FitStatus Status { get; }

    /// <summary>The structure that was fitted: the first of the declared ones that converged.</summary>
    public CovarianceStructure Structure => _solution.Structure;

    /// <inheritdoc/>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <inheritdoc/>
    public NamedMatrix CoefficientCovariance { get; }

    /// <summary>Inverse information of the coefficients without small-sample or robust adjustment.</summary>
    public NamedMatrix ModelCovariance { get; }

    /// <inheritdoc/>
    public DegreesOfFreedomMethod DegreesOfFreedomMethod { get; }

    /// <summary>Visits in use, in time order.</summary>
    public IReadOnlyList<string> Visits => _solution.Moments.VisitNames;

    /// <summary>Covariance groups; one empty label when the covariance is common.</summary>
    public IReadOnlyList<string> CovarianceGroups => _data.Groups;

    /// <summary>Subjects with at least one outcome.</summary>
    public long SubjectCount => _data.SubjectCount;

    /// <summary>Outcomes used.</summary>
    public long RowCount => _data.RowCount;

    /// <summary>Rows left out, with the reason; empty when the model was fitted to sums.</summary>
    public IReadOnlyList<DroppedRows> Dropped { get; }

    /// <summary>Maximised (restricted) log-likelihood with all constants and without the term log|X'X|, as lme4, nlme and mmrm print it.</summary>
    public double LogLikelihood => _solution.LogLikelihood;

    /// <summary>Covariance parameters in natural scale.</summary>
    public IReadOnlyList<CovarianceParameter> CovarianceParameters => _solution.Parameters();

    /// <summary>Criteria as mmrm and SAS count: covariance parameters only under the restricted likelihood; units are subjects.</summary>
    public InformationCriteria Criteria => Restricted
        ? new InformationCriteria(LogLikelihood, _solution.Likelihood.Parameters, SubjectCount, "covariance parameters only; n = subjects (SAS, mmrm)")
        : new InformationCriteria(LogLikelihood, _solution.Likelihood.Parameters + Coefficients.Count, SubjectCount, "all parameters; n = subjects (SAS)");

    /// <summary>Criteria as nlme counts: coefficients and covariance parameters; units are outcomes (less coefficients when restricted).</summary>
    public InformationCriteria CriteriaOfAllParameters => new(LogLikelihood, _solution.Likelihood.Parameters + Coefficients.Count,
        Restricted ? RowCount - Coefficients.Count : RowCount, Restricted ? "all parameters; n = outcomes - coefficients (nlme)" : "all parameters; n = outcomes (nlme)");

    private bool Restricted => Model.Likelihood == LikelihoodKind.Restricted;

    private bool IsKenwardRoger => Model.DegreesOfFreedom is DegreesOfFreedomMethod.KenwardRoger or DegreesOfFreedomMethod.KenwardRogerLinear;

    private bool NeedsParameterCovariance => IsKenwardRoger || Model.DegreesOfFreedom == DegreesOfFreedomMethod.Satterthwaite;

    /// <summary>Estimated covariance of the outcomes over the visits.</summary>
    /// <param name="group">Covariance group; omit when the covariance is common.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public NamedMatrix Covariance(string? group = null) => MmrmSolution.Named(Visits, _solution.Sigma(GroupIndex(group)));

    /// <summary>Estimated correlation of the outcomes over the visits.</summary>
    /// <param name="group">Covariance group; omit when the covariance is common.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public NamedMatrix Correlation(string? group = null)
    {
        double[] sigma = _solution.Sigma(GroupIndex(group)), correlation = new double[sigma.Length];
        int n = Visits.Count;
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                correlation[s * n + t] = s == t ? 1 : sigma[s * n + t] / Math.Sqrt(sigma[s * n + s] * sigma[t * n + t]);
            }
        }
        return MmrmSolution.Named(Visits, correlation);
    }

    /// <inheritdoc/>
    public double DegreesOfFreedomOf(ReadOnlySpan<double> weights) => DegreesOfFreedomMethod switch
    {
        DegreesOfFreedomMethod.Infinite => double.PositiveInfinity,
        DegreesOfFreedomMethod.Residual => RowCount - Coefficients.Count,
        DegreesOfFreedomMethod.BetweenWithin => _betweenWithin!.Of(weights),
        _ => _robust is null ? _modelBased!.DegreesOfFreedom(weights) : _robust.DegreesOfFreedom(weights),
    };

    /// <inheritdoc/>
    public JointTest TestJointly(string name, NamedMatrix weights)
    {
        Matrix rows = weights.Values;
        double[] estimates = rows.Times(_coefficients);
        if (_modelBased is not null && NeedsParameterCovariance)
        {
            (double f, int rank, double degrees) = _adjusted is null
                ? _modelBased.Satterthwaite(rows, estimates)
                : _modelBased.KenwardRogerTest(rows, estimates, _adjusted);
            return JointTest.Of(name, f, rank, degrees, DegreesOfFreedomMethod);
        }
        return WaldTest.Of(name, this, rows, estimates);
    }

    private int GroupIndex(string? group)
    {
        int index = group is null && _data.Groups.Count == 1 ? 0 : _data.Groups.ToList().IndexOf(group ?? "");
        return index >= 0 ? index : throw new ArgumentException($"There is no covariance group \"{group}\"; there are {string.Join(", ", _data.Groups)}.", nameof(group));
    }

    private double[]? ParameterCovariance() => Model.DegreesOfFreedom switch
    {
        DegreesOfFreedomMethod.KenwardRoger => _solution.ExpectedParameterCovariance(),
        DegreesOfFreedomMethod.KenwardRogerLinear or DegreesOfFreedomMethod.Satterthwaite => _solution.ObservedParameterCovariance(),
        _ => null,
    };
}
