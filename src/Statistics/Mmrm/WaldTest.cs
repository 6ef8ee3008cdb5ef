using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Wald F with the reported covariance and, in the denominator, the fewest degrees of freedom of its directions.</summary>
internal static class WaldTest
{
    private const double Redundant = 1e-10;

    public static JointTest Of(string name, MmrmFit fit, Matrix weights, double[] estimates)
    {
        int rows = weights.Rows;
        Matrix covariance = weights * fit.CoefficientCovariance.Values * weights.Transpose();
        double[] unit = [.. Enumerable.Range(0, rows).Select(r => 1 / Math.Sqrt(covariance[r, r]))];
        for (int r = 0; r < rows; r++)
        {
            for (int s = 0; s < rows; s++)
            {
                covariance[r, s] *= unit[r] * unit[s];
            }
            estimates[r] *= unit[r];
        }
        SymmetricEigen eigen = SymmetricEigen.Of(covariance);
        double statistic = 0, degrees = double.PositiveInfinity;
        int rank = 0;
        for (int k = 0; k < rows; k++)
        {
            if (eigen.Values[k] > Redundant * rows)
            {
                double projection = Kernels.Dot(eigen.Vectors.Column(k), estimates);
                statistic += projection * projection / eigen.Values[k];
                rank++;
            }
        }
        for (int r = 0; r < rows; r++)
        {
            degrees = Math.Min(degrees, fit.DegreesOfFreedomOf(weights.Row(r)));
        }
        return JointTest.Of(name, statistic / rank, rank, degrees, fit.DegreesOfFreedomMethod);
    }
}
