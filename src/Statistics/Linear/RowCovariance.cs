using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Linear;

/// <summary>Classical and heteroscedasticity-consistent covariance for independent rows, with residual degrees of freedom (spec 1.4, 1.5).</summary>
internal sealed class RowCovariance : ICoefficientCovariance
{
    private readonly int _residualDegreesOfFreedom;

    public RowCovariance(LeastSquares least, StandardErrors errors, IReadOnlyList<double> leverages, int residualDegreesOfFreedom)
    {
        _residualDegreesOfFreedom = residualDegreesOfFreedom;
        var meat = errors == StandardErrors.Classical
            ? least.ResidualSumOfSquares / residualDegreesOfFreedom * Matrix.Identity(least.Q.Columns)
            : Meat(least, errors, leverages, residualDegreesOfFreedom);
        Covariance = least.Sandwich(meat);
    }

    public Matrix Covariance { get; }

    public DegreesOfFreedomMethod Method => DegreesOfFreedomMethod.Residual;

    public double DegreesOfFreedom(ReadOnlySpan<double> weights) => _residualDegreesOfFreedom;

    public JointTest Test(string name, Matrix rows, double[] estimates) =>
        JointTest.Of(name, Hypothesis.Wald(name, rows, estimates, Covariance) / rows.Rows, rows.Rows, _residualDegreesOfFreedom, Method);

    private static Matrix Meat(LeastSquares least, StandardErrors errors, IReadOnlyList<double> leverages, int residual)
    {
        var scores = least.Q.Clone();
        var n = scores.Rows;
        for (var i = 0; i < n; i++)
        {
            // A row with leverage one is fitted exactly: its residual is zero and it has nothing to add.
            var rest = 1 - leverages[i];
            var weight = rest < 1e-10 ? 0 : errors.Name switch { "HC2" => 1 / Math.Sqrt(rest), "HC3" => 1 / rest, _ => 1 };
            for (var j = 0; j < scores.Columns; j++) scores[i, j] *= weight * least.Residuals[i];
        }
        var meat = scores.Gram();
        return errors == StandardErrors.HC1 ? (double)n / residual * meat : meat;
    }
}
