using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Everything a fitted model shares between its views: data, solution and the inference computed from them.</summary>
internal sealed class MixedCore(ModelData data, RandomColumns columns, Components components, FixedBasis basis, MixedSolution solution)
{
    private MixedInference? _inference;
    private ConditionalModes? _modes;

    public ModelData Data { get; } = data;
    public RandomColumns Columns { get; } = columns;
    public Components Components { get; } = components;
    public FixedBasis Basis { get; } = basis;
    public MixedSolution Solution { get; } = solution;
    public MixedLikelihood Likelihood => Solution.Likelihood;
    /// <summary>What the residual variances are called; one unless they differ by arm.</summary>
    public IReadOnlyList<string> StratumNames { get; init; } = [VarianceReport.Residual];

    public int Rows => Basis.Rows;
    public int Fixed => Basis.Width - 1;
    public MixedInference Inference => _inference ??= new MixedInference(Solution);
    public ConditionalModes Modes => _modes ??= new ConditionalModes(Components, Basis, Solution);

    /// <summary>Residual variance of the first stratum in the response's unit squared.</summary>
    public double ResidualVariance => Likelihood.SigmaSquared * Basis.Scale * Basis.Scale;

    public double LogLikelihood
    {
        get
        {
            var df = Rows - (Likelihood.Reml ? Fixed : 0);
            return -0.5 * (Solution.Deviance + (2 * df * Math.Log(Basis.Scale)));
        }
    }

    public double[] Coefficients()
    {
        var p = Fixed;
        var beta = (double[])Basis.Shift.Clone();
        for (var i = 0; i < p; i++) beta[i] += Basis.Scale * Kernels.Dot(Basis.Inverse.AsSpan(i * p, p), Likelihood.Beta);
        return beta;
    }

    /// <summary>A covariance relative to sigma^2 in the basis, in natural units and the original columns.</summary>
    public double[] ToNatural(double[] covariance)
    {
        var p = Fixed;
        var half = new double[p * p];
        for (var i = 0; i < p; i++)
            for (var k = 0; k < p; k++) Kernels.Axpy(Basis.Inverse[(i * p) + k], covariance.AsSpan(k * p, p), half.AsSpan(i * p, p));
        var result = new double[p * p];
        for (var i = 0; i < p; i++)
            for (var j = 0; j <= i; j++)
                result[(i * p) + j] = result[(j * p) + i] = ResidualVariance * Kernels.Dot(half.AsSpan(i * p, p), Basis.Inverse.AsSpan(j * p, p));
        return result;
    }
}
