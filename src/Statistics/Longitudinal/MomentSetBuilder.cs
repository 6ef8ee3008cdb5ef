namespace Confrere.Statistics.Longitudinal;

/// <summary>Turns an accumulator's sums into a <see cref="MomentSet"/>.</summary>
internal static class MomentSetBuilder
{
    // Residuals of this share of the outcome are rounding of its last digits.
    private const double ExactPrediction = 1e-13;

    // Only so that a division has a result; such a visit is refused.
    private const double SmallestVariance = 1e-300;

    /// <summary>Reads the sums in the safe basis; visits nobody was seen at are left out.</summary>
    /// <param name="source">At least one subject.</param>
    /// <param name="scaleEachVisit">Whether each visit may have its own unit (structures with a variance per visit).</param>
    public static MomentSet Build(LongitudinalAccumulator source, bool scaleEachVisit)
    {
        PatternSums[] sums = [.. source.Patterns];
        MomentBasis basis = MomentBasis.Of(source, sums);
        ulong seen = sums.Aggregate(0UL, (all, p) => all | p.Visits);
        int[] used = [.. Enumerable.Range(0, source.Visits.Count).Where(v => (seen >> v & 1) == 1)];
        PatternMoments[] patterns = [.. sums.Select(s => Convert(s, basis, used))];
        double[] scale = VisitScales(patterns, used.Length, scaleEachVisit);
        var inverse = scale.Select(s => 1 / s).ToArray();
        foreach (PatternMoments pattern in patterns)
        {
            pattern.Rescale(inverse);
        }
        string[] names = [.. used.Select(v => source.Visits[v])];
        return new MomentSet(names, source, basis, patterns, scale)
        {
            VisitsWithoutResidual = [.. names.Where((_, v) => scale[v] <= ExactPrediction * basis.OutcomeSize)],
        };
    }

    private static PatternMoments Convert(PatternSums sums, MomentBasis basis, int[] used)
    {
        int width = sums.RowWidth, p = width - 1;
        int[] visits = [.. sums.VisitIndices.Select(v => Array.BinarySearch(used, v))];
        var moments = new PatternMoments(sums.Group, visits, sums.Subjects, width * (width + 1) / 2);
        for (int s = 0; s < visits.Length; s++)
        {
            for (int t = 0; t <= s; t++)
            {
                Span<double> row = moments.Row(s, t);
                DesignPart(sums, basis, s * width, t * width, row);
                if (basis.OutcomeNeedsTwoDoubles)
                {
                    OutcomePartExactly(sums, basis, s * width, t * width, row[(p * (p + 1) / 2)..]);
                }
                else
                {
                    OutcomePart(sums, basis, s * width, t * width, row[(p * (p + 1) / 2)..]);
                }
            }
        }
        return moments;
    }

    private static void DesignPart(PatternSums sums, MomentBasis basis, int s, int t, Span<double> row)
    {
        int p = sums.RowWidth - 1;
        for (int i = 0, k = 0; i < p; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                double sum = Centred(sums, basis, s, t, i, j);
                row[k] = (s == t ? sum : sum + Centred(sums, basis, t, s, i, j)) * basis.Scale[i] * basis.Scale[j];
            }
        }
    }

    private static double Centred(PatternSums sums, MomentBasis basis, int s, int t, int i, int j)
    {
        double ci = basis.Centre[i], cj = basis.Centre[j];
        if (ci == 0 && cj == 0)
        {
            return sums.Rounded(s + i, t + j);
        }
        int one = basis.Intercept;
        return sums[s + i, t + j].PlusProduct(sums[s + one, t + j], -ci).PlusProduct(sums[s + i, t + one], -cj)
            .Plus(sums[s + one, t + one].Times(ci).Times(cj)).Value;
    }

    // Residual outcome e = y - X b: x'e for every (centred, scaled) column, then e'e.
    private static void OutcomePart(PatternSums sums, MomentBasis basis, int s, int t, Span<double> row)
    {
        int width = sums.RowWidth, p = width - 1;
        Span<double> u = stackalloc double[width];
        for (int i = 0; i < width; i++)
        {
            u[i] = Residual(sums, basis.Offset, s + i, t) + (s == t ? 0 : Residual(sums, basis.Offset, t + i, s));
        }
        double square = u[p];
        for (int i = 0; i < p; i++)
        {
            square -= basis.Offset[i] * u[i];
            row[i] = (u[i] - (basis.Centre[i] == 0 ? 0 : basis.Centre[i] * u[basis.Intercept])) * basis.Scale[i];
        }
        row[p] = square;
    }

    private static double Residual(PatternSums sums, double[] offset, int i, int t)
    {
        double sum = sums.Rounded(i, t + offset.Length);
        for (int k = 0; k < offset.Length; k++)
        {
            sum -= sums.Rounded(i, t + k) * offset[k];
        }
        return sum;
    }

    private static void OutcomePartExactly(PatternSums sums, MomentBasis basis, int s, int t, Span<double> row)
    {
        int width = sums.RowWidth, p = width - 1;
        var u = new DoubleDouble[width];
        for (int i = 0; i < width; i++)
        {
            u[i] = ResidualExactly(sums, basis.Offset, s + i, t);
            u[i] = s == t ? u[i] : u[i].Plus(ResidualExactly(sums, basis.Offset, t + i, s));
        }
        DoubleDouble square = u[p];
        for (int i = 0; i < p; i++)
        {
            square = square.PlusProduct(u[i], -basis.Offset[i]);
            DoubleDouble centred = basis.Centre[i] == 0 ? u[i] : u[i].PlusProduct(u[basis.Intercept], -basis.Centre[i]);
            row[i] = centred.Value * basis.Scale[i];
        }
        row[p] = square.Value;
    }

    private static DoubleDouble ResidualExactly(PatternSums sums, double[] offset, int i, int t)
    {
        DoubleDouble sum = sums[i, t + offset.Length];
        for (int k = 0; k < offset.Length; k++)
        {
            sum = sum.PlusProduct(sums[i, t + k], -offset[k]);
        }
        return sum;
    }

    private static double[] VisitScales(PatternMoments[] patterns, int visits, bool each)
    {
        Span<double> square = stackalloc double[visits], count = stackalloc double[visits];
        square.Clear();
        count.Clear();
        foreach (PatternMoments pattern in patterns)
        {
            for (int s = 0; s < pattern.Visits.Length; s++)
            {
                int v = each ? pattern.Visits[s] : 0;
                square[v] += pattern.OutcomeSquare(s, s);
                count[v] += pattern.Subjects;
            }
        }
        var scale = new double[visits];
        for (int v = 0; v < visits; v++)
        {
            double variance = square[each ? v : 0] / count[each ? v : 0];
            scale[v] = Math.Sqrt(Math.Max(variance, SmallestVariance));
        }
        return scale;
    }
}
