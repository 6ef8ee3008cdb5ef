using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Longitudinal;

/// <summary>Scale and centre of the design's columns, and the least-squares coefficients that are taken out of the outcome.</summary>
internal sealed record MomentBasis(double[] Scale, double[] Centre, double[] Offset, int Intercept, bool OutcomeNeedsTwoDoubles, double OutcomeSize)
{
    private const string InterceptName = "(Intercept)";

    // Centring costs nothing and helps only where the mean dwarfs the spread.
    private const double LargeMean = 8;

    // A pivot of the unit-diagonal cross-products below this is a column that the others determine (R's lm: (1e-7)^2, with room for rounding).
    private const double SmallestPivot = 1e-13;

    // Without centred columns and up to here the outcome's sums lose at most four of sixteen digits when the fit is taken out of them.
    private const double LargestPlainRatio = 1e4;

    public static MomentBasis Of(LongitudinalAccumulator source, IReadOnlyList<PatternSums> patterns)
    {
        int p = source.Columns.Count;
        DoubleDouble[] pooled = Pooled(patterns, p + 1);
        long rows = patterns.Sum(q => q.Subjects * q.VisitIndices.Length);
        int intercept = source.Columns.ToList().IndexOf(InterceptName);
        double[] centre = Centres(pooled, p, intercept, rows);
        double[] products = Centred(pooled, p, intercept, centre);
        var scale = new double[p];
        for (int k = 0; k < p; k++)
        {
            double size = Math.Sqrt(products[k * (p + 1) + k] / rows);
            scale[k] = size > 0 ? Math.ScaleB(1, -Math.ILogB(size)) : 1;
        }
        return WithLeastSquares(source.Columns, products, scale, centre, intercept) with { OutcomeSize = Math.Sqrt(products[^1] / rows) };
    }

    private static DoubleDouble[] Pooled(IReadOnlyList<PatternSums> patterns, int width)
    {
        var pooled = new DoubleDouble[width * width];
        foreach (PatternSums pattern in patterns)
        {
            for (int s = 0; s < pattern.VisitIndices.Length; s++)
            {
                for (int i = 0; i < width; i++)
                {
                    for (int j = i; j < width; j++)
                    {
                        pooled[i * width + j] = pooled[i * width + j].Plus(pattern[s * width + i, s * width + j]);
                    }
                }
            }
        }
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < i; j++)
            {
                pooled[i * width + j] = pooled[j * width + i];
            }
        }
        return pooled;
    }

    private static double[] Centres(DoubleDouble[] pooled, int p, int intercept, long rows)
    {
        var centre = new double[p];
        for (int k = 0; intercept >= 0 && k < p; k++)
        {
            double mean = pooled[intercept * (p + 1) + k].Value / rows;
            double square = pooled[k * (p + 1) + k].Plus(pooled[intercept * (p + 1) + k].Times(-mean)).Value / rows;
            if (k != intercept && mean * mean > LargeMean * LargeMean * Math.Abs(square))
            {
                centre[k] = mean;
            }
        }
        return centre;
    }

    private static double[] Centred(DoubleDouble[] pooled, int p, int intercept, double[] centre)
    {
        int width = p + 1;
        var products = new double[width * width];
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < width; j++)
            {
                double ci = i < p ? centre[i] : 0, cj = j < p ? centre[j] : 0;
                DoubleDouble sum = pooled[i * width + j];
                if (ci != 0 || cj != 0)
                {
                    sum = sum.PlusProduct(pooled[intercept * width + j], -ci).PlusProduct(pooled[i * width + intercept], -cj)
                        .Plus(pooled[intercept * width + intercept].Times(ci).Times(cj));
                }
                products[i * width + j] = sum.Value;
            }
        }
        return products;
    }

    private static MomentBasis WithLeastSquares(IReadOnlyList<string> columns, double[] products, double[] scale, double[] centre, int intercept)
    {
        int p = scale.Length;
        var factor = new double[p * p];
        var beta = new double[p];
        var unit = new double[p];
        for (int k = 0; k < p; k++)
        {
            double square = products[k * (p + 1) + k];
            unit[k] = square > 0 ? 1 / Math.Sqrt(square) : 0;
        }
        for (int i = 0; i < p; i++)
        {
            beta[i] = products[i * (p + 1) + p] * unit[i];
            for (int j = 0; j < p; j++)
            {
                factor[i * p + j] = products[i * (p + 1) + j] * unit[i] * unit[j];
            }
        }
        RequireFullRank(columns, factor, p);
        RowMajor.SolveCholesky(factor, p, beta);
        double explained = 0, total = products[p * (p + 1) + p];
        for (int k = 0; k < p; k++)
        {
            beta[k] *= unit[k];
            explained += beta[k] * products[k * (p + 1) + p];
        }
        for (int k = 0; k < p; k++)
        {
            if (k != intercept && intercept >= 0)
            {
                beta[intercept] -= centre[k] * beta[k];
            }
        }
        bool cancels = centre.Any(c => c != 0) || total > LargestPlainRatio * Math.Max(0, total - explained);
        return new MomentBasis(scale, centre, beta, intercept, cancels, 0);
    }

    private static void RequireFullRank(IReadOnlyList<string> columns, double[] factor, int p)
    {
        int bad = RowMajor.FirstBadPivot(factor, p, SmallestPivot);
        if (bad >= 0)
        {
            throw new Problems.DataProblemsException(new Problems.DataProblem($"design column \"{columns[bad]}\"",
                "It is zero or a combination of the columns before it in the rows that are used, so no coefficient can be estimated for it."));
        }
    }
}
