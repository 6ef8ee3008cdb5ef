using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Gee;

/// <summary>A fitted <see cref="GeeModel"/>. Immutable.</summary>
public sealed class GeeFit : ILinearInference
{
    private readonly GeeModel _model;
    private readonly IReadOnlyList<int[]> _subjects;
    private readonly GeeStep _step;
    private readonly WorkingStructure _structure;

    internal GeeFit(GeeModel model, ModelData data, IReadOnlyList<int[]> subjects, GeeStep step, WorkingStructure structure, int iterations, double change, bool settled, string? failure)
    {
        (_model, Data, _subjects, _step, _structure) = (model, data, subjects, step, structure);
        CoefficientCovariance = new(Design.ColumnNames, CovarianceOf(model.Errors));
        List<string> warnings = [.. Design.Aliased.Select(a => a.Sentence), .. Data.Dropped.Select(d => d.Sentence)];
        if (failure is not null) warnings.Add($"The iteration stopped because {failure}; the estimates belong to the last valid correlation, and another working correlation should be used.");
        var reached = $"largest change of a coefficient at most 1e-13 residual standard deviations, or below 1e-8 and no longer shrinking (reached {change:E1})";
        Status = new(settled, reached, iterations, [], [], warnings);
    }

    /// <summary>What was fitted.</summary>
    public ModelData Data { get; }

    /// <inheritdoc/>
    public DesignMatrix Design => Data.Design;

    /// <inheritdoc/>
    public IReadOnlyList<double> Coefficients => _step.Coefficients;

    /// <inheritdoc/>
    public NamedMatrix CoefficientCovariance { get; }

    /// <summary>How standard errors are estimated.</summary>
    public GeeErrors Errors => _model.Errors;

    /// <inheritdoc/>
    public DegreesOfFreedomMethod DegreesOfFreedomMethod => DegreesOfFreedomMethod.Infinite;

    /// <summary>Number of subjects with a used row.</summary>
    public int Subjects => _subjects.Count;

    /// <summary>Mean squared residual; no p is subtracted.</summary>
    public double Scale => _step.Scale;

    /// <summary>The working correlation's parameter: of any two rows (exchangeable) or of neighbours (autoregressive); 0 for independence.</summary>
    public double Correlation => _structure.Alpha;

    /// <summary>How the iteration ended.</summary>
    public FitStatus Status { get; }

    /// <summary>The same fit with other standard errors.</summary>
    public GeeFit With(GeeErrors errors) => new(this, errors);

    private GeeFit(GeeFit other, GeeErrors errors)
    {
        (_model, Data, _subjects, _step, _structure, Status) = (other._model with { Errors = errors }, other.Data, other._subjects, other._step, other._structure, other.Status);
        CoefficientCovariance = new(Design.ColumnNames, CovarianceOf(errors));
    }

    /// <inheritdoc/>
    public double DegreesOfFreedomOf(ReadOnlySpan<double> weights) => double.PositiveInfinity;

    /// <inheritdoc/>
    public JointTest TestJointly(string name, NamedMatrix weights)
    {
        var rows = Hypothesis.IndependentRows(weights.Values);
        var wald = Hypothesis.Wald(name, rows, rows.Times(_step.Coefficients), CoefficientCovariance.Values);
        return JointTest.Of(name, wald / rows.Rows, rows.Rows, double.PositiveInfinity, DegreesOfFreedomMethod);
    }

    private Matrix CovarianceOf(GeeErrors errors)
    {
        var bread = _step.Information.Inverse();
        if (errors == GeeErrors.ModelBased) return Scale * bread;
        var meat = new Matrix(bread.Rows, bread.Columns);
        foreach (var rows in _subjects)
        {
            var score = errors == GeeErrors.Robust ? Score(rows) : FreedScore(rows, bread);
            for (var j = 0; j < score.Length; j++) Kernels.Axpy(score[j], score, meat.Column(j));
        }
        return bread * meat * bread;
    }

    private double[] Score(int[] rows)
    {
        double[] residuals = [.. rows.Select(r => _step.Residuals[r])];
        _structure.Solve(residuals);
        return Design.Values.SelectRows(rows).TransposeTimes(residuals);
    }

    // X'R^-1 (I - H)^-1 r with H = X B X' R^-1, in its symmetric form X'(R - X B X')^-1 r.
    private double[] FreedScore(int[] rows, Matrix bread)
    {
        var x = Design.Values.SelectRows(rows);
        var rest = -1.0 * (x * bread * x.Transpose());
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++) rest[i, j] += _structure.Between(i, j);
        var factor = Cholesky.TryOf(rest)
            ?? throw new DataProblemsException(DataProblem.InColumn(_model.Subject, $"Subject \"{Data.Used.Factor(_model.Subject)[rows[0]]}\" alone determines a coefficient, so the correction of Mancl and DeRouen does not exist; use robust errors or drop the term."));
        double[] residuals = [.. rows.Select(r => _step.Residuals[r])];
        factor.Solve(residuals);
        return x.TransposeTimes(residuals);
    }
}
