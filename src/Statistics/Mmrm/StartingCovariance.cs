using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>A positive definite moment estimate of Sigma from least-squares residuals, pair by pair of visits.</summary>
internal static class StartingCovariance
{
    private const double Shrink = 0.9;
    private const double SmallestPivot = 0.02;
    private const double SmallestVariance = 1e-4;

    public static double[] Of(MomentSet moments, int group)
    {
        int n = moments.VisitNames.Length;
        double[] sigma = new double[n * n], count = new double[n * n];
        foreach (PatternMoments pattern in moments.Patterns.Where(q => q.Group == group))
        {
            for (int s = 0; s < pattern.Visits.Length; s++)
            {
                for (int t = 0; t <= s; t++)
                {
                    int at = pattern.Visits[s] * n + pattern.Visits[t];
                    sigma[at] += pattern.OutcomeSquare(s, t) * (s == t ? 1 : 0.5);
                    count[at] += pattern.Subjects;
                }
            }
        }
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t <= s; t++)
            {
                int at = s * n + t;
                double value = count[at] > 0 ? sigma[at] / count[at] : s == t ? 1 : 0;
                sigma[at] = sigma[t * n + s] = s == t ? Math.Max(value, SmallestVariance) : value;
            }
        }
        ShrinkToPositive(sigma, n);
        return sigma;
    }

    private static void ShrinkToPositive(double[] sigma, int n)
    {
        double[] factor = new double[n * n];
        while (true)
        {
            for (int s = 0; s < n; s++)
            {
                for (int t = 0; t < n; t++)
                {
                    factor[s * n + t] = sigma[s * n + t] / Math.Sqrt(sigma[s * n + s] * sigma[t * n + t]);
                }
            }
            if (RowMajor.Cholesky(factor, n, SmallestPivot))
            {
                return;
            }
            for (int s = 0; s < n; s++)
            {
                for (int t = 0; t < n; t++)
                {
                    sigma[s * n + t] *= s == t ? 1 : Shrink;
                }
            }
        }
    }
}
