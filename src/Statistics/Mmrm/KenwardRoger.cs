using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Small-sample covariance of the coefficients and scaled F (Kenward and Roger 1997; specification 2.6).</summary>
/// <remarks>Only first derivatives of Sigma enter, so that neither depends on the parametrisation.</remarks>
internal static class KenwardRoger
{
    /// <summary>C + 2 C [sum w_ab (Q_ab - P_a C P_b)] C.</summary>
    public static double[] Adjust(ProfiledLikelihood likelihood, double[] parameterCovariance)
    {
        int p = likelihood.Moments.Coefficients, k = likelihood.Parameters;
        var packed = new double[likelihood.Moments.Patterns[0].Stride];
        foreach (PatternWork work in likelihood.Work)
        {
            work.AddWeightedPairs(parameterCovariance, k, work.Moments.Group * likelihood.LocalParameters, packed);
        }
        var middle = new double[p * p];
        for (int i = 0, at = 0; i < p; i++)
        {
            for (int j = 0; j <= i; j++, at++)
            {
                middle[i * p + j] = middle[j * p + i] = packed[at];
            }
        }
        SubtractCoefficientPart(likelihood, parameterCovariance, middle, p);
        double[] left = new double[p * p], adjusted = new double[p * p];
        RowMajor.Multiply(likelihood.Covariance, middle, p, left);
        RowMajor.Multiply(left, likelihood.Covariance, p, adjusted);
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double cell = likelihood.Covariance[i * p + j] + adjusted[i * p + j] + adjusted[j * p + i];
                middle[i * p + j] = middle[j * p + i] = cell;
            }
        }
        return middle;
    }

    /// <summary>Denominator degrees of freedom m and scale lambda of the test of q independent hypotheses.</summary>
    public static (double DegreesOfFreedom, double Scale) Test(int q, double a1, double a2)
    {
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double denominator = 3 * q + 2 * (1 - g);
        double c1 = g / denominator, c2 = (q - g) / denominator, c3 = (q + 2 - g) / denominator;
        double expectation = 1 / (1 - a2 / q);
        double variance = 2.0 / q * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
        double ratio = variance / (2 * expectation * expectation);
        double m = 4 + (q + 2) / (q * ratio - 1);
        return (m, m / (expectation * (m - 2)));
    }

    private static void SubtractCoefficientPart(ProfiledLikelihood likelihood, double[] weight, double[] middle, int p)
    {
        int k = likelihood.Parameters;
        double[] sum = new double[p * p], product = new double[p * p];
        for (int a = 0; a < k; a++)
        {
            Array.Clear(sum);
            for (int b = 0; b < k; b++)
            {
                Kernels.Axpy(weight[a * k + b], likelihood.Products[b], sum);
            }
            RowMajor.Multiply(likelihood.Designs[a], sum, p, product);
            Kernels.Axpy(-1, product, middle);
        }
    }
}
