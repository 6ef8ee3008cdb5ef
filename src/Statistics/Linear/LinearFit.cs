using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Linear;

/// <summary>A fitted <see cref="LinearModel"/>. Immutable; <see cref="With"/> changes the standard errors without fitting again.</summary>
public sealed class LinearFit : ILinearInference
{
    private readonly LeastSquares _least;
    private readonly ICoefficientCovariance _covariance;

    internal LinearFit(ModelData data, LeastSquares least, StandardErrors errors)
    {
        (Data, _least, Errors) = (data, least, errors);
        Leverages = [.. Enumerable.Range(0, least.Q.Rows).Select(i => Enumerable.Range(0, least.Q.Columns).Sum(j => least.Q[i, j] * least.Q[i, j]))];
        _covariance = errors switch
        {
            { Cluster: { } cluster } => new ClusterCovariance(least, data.Used.Factor(cluster), errors.ClusterCorrection),
            _ => new RowCovariance(least, errors, Leverages, ResidualDegreesOfFreedom),
        };
        CoefficientCovariance = new(Design.ColumnNames, _covariance.Covariance);
        Status = FitStatus.ClosedForm(Warnings());
    }

    /// <summary>What was fitted: used rows, response, design, rows left out.</summary>
    public ModelData Data { get; }

    /// <inheritdoc/>
    public DesignMatrix Design => Data.Design;

    /// <summary>How standard errors are estimated.</summary>
    public StandardErrors Errors { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Coefficients => _least.Coefficients;

    /// <inheritdoc/>
    public NamedMatrix CoefficientCovariance { get; }

    /// <inheritdoc/>
    public DegreesOfFreedomMethod DegreesOfFreedomMethod => _covariance.Method;

    /// <summary>Rows that were used.</summary>
    public int Rows => Data.Response.Length;

    /// <summary>Used rows minus estimated coefficients.</summary>
    public int ResidualDegreesOfFreedom => Rows - Design.Columns;

    /// <summary>Square root of the residual sum of squares divided by its degrees of freedom, in the unit of the response.</summary>
    public double ResidualStandardDeviation => Math.Sqrt(_least.ResidualSumOfSquares / ResidualDegreesOfFreedom);

    /// <summary>Sum of squared residuals.</summary>
    public double ResidualSumOfSquares => _least.ResidualSumOfSquares;

    /// <summary>Sum of squares that the model explains beyond the intercept.</summary>
    public double ModelSumOfSquares => _least.ModelSumOfSquares;

    /// <summary>Share of the sum of squares (about the mean when there is an intercept) that the model explains.</summary>
    public double RSquared => ModelSumOfSquares / (ModelSumOfSquares + ResidualSumOfSquares);

    /// <summary>R squared with mean squares in place of sums of squares.</summary>
    public double AdjustedRSquared => 1 - (1 - RSquared) * (Rows - (Design.HasIntercept ? 1 : 0)) / ResidualDegreesOfFreedom;

    /// <summary>Fitted values of the used rows.</summary>
    public IReadOnlyList<double> Fitted => _least.Fitted;

    /// <summary>Response minus fitted value of the used rows.</summary>
    public IReadOnlyList<double> Residuals => _least.Residuals;

    /// <summary>Diagonal of the hat matrix, between 0 and 1.</summary>
    public IReadOnlyList<double> Leverages { get; }

    /// <summary>Closed form; its warnings name dropped columns and rows that are fitted exactly.</summary>
    public FitStatus Status { get; }

    /// <summary>The classical F test that everything but the intercept is zero, whatever the standard errors.</summary>
    /// <exception cref="InvalidOperationException">The model has nothing but an intercept.</exception>
    public JointTest OverallTest()
    {
        var numerator = Design.Columns - (Design.HasIntercept ? 1 : 0);
        if (numerator == 0) throw new InvalidOperationException("The model has no column but the intercept, so there is nothing to test.");
        return JointTest.Of("all terms", ModelSumOfSquares / numerator / (ResidualSumOfSquares / ResidualDegreesOfFreedom), numerator, ResidualDegreesOfFreedom, DegreesOfFreedomMethod.Residual);
    }

    /// <summary>Information criteria at the maximum-likelihood variance, as R's <c>AIC(lm)</c>.</summary>
    public InformationCriteria Criteria()
    {
        var log = -0.5 * Rows * (Math.Log(2 * Math.PI * ResidualSumOfSquares / Rows) + 1);
        return new(log, Design.Columns + 1, Rows, "coefficients and the residual variance are counted; n is the number of rows (R's lm)");
    }

    /// <summary>The same fit with other standard errors; clusters must have been needed when the rows were chosen or have no missing value.</summary>
    /// <exception cref="Problems.DataProblemsException">The cluster column is absent, has missing values in the used rows or fewer than two clusters.</exception>
    public LinearFit With(StandardErrors errors) => new(Data, _least, errors);

    /// <inheritdoc/>
    public double DegreesOfFreedomOf(ReadOnlySpan<double> weights) => _covariance.DegreesOfFreedom(weights);

    /// <inheritdoc/>
    public JointTest TestJointly(string name, NamedMatrix weights)
    {
        var rows = Hypothesis.IndependentRows(weights.Values);
        var estimates = rows.Times(_least.Coefficients);
        return _covariance.Test(name, rows, estimates);
    }

    private List<string> Warnings()
    {
        List<string> warnings = [.. Design.Aliased.Select(a => a.Sentence), .. Data.Dropped.Select(d => d.Sentence)];
        if (ResidualSumOfSquares <= 1e-28 * ModelSumOfSquares)
            warnings.Add("The model reproduces the response exactly, so standard errors and tests mean nothing.");
        var exact = Leverages.Count(h => h > 1 - 1e-10);
        if (exact > 0)
            warnings.Add($"{exact} {(exact == 1 ? "row is" : "rows are")} fitted exactly by a coefficient of their own and add nothing to robust standard errors.");
        return warnings;
    }
}
