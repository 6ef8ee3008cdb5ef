namespace Confrere.Statistics.Longitudinal;

/// <summary>The cross-products of one visit pattern, ready for weighted sums (specification 2.3).</summary>
/// <remarks>
/// Row s(s+1)/2+t of <see cref="Blocks"/> (t not after s, positions within the pattern) holds the packed lower triangle of
/// sum z_s z_t' + z_t z_s' (of sum z_s z_s' when s = t), z = (x, y): so sum Z'MZ for a symmetric M is one weighted sum of rows.
/// </remarks>
internal sealed class PatternMoments(int group, int[] visits, long subjects, int packed)
{
    private const int Lanes = 4;

    public int Group { get; } = group;

    /// <summary>Visits of the pattern as positions among the visits in use.</summary>
    public int[] Visits { get; } = visits;

    public long Subjects { get; } = subjects;

    public int Pairs { get; } = visits.Length * (visits.Length + 1) / 2;

    /// <summary>Length of a row, padded to whole vectors.</summary>
    public int Stride { get; } = (packed + Lanes - 1) / Lanes * Lanes;

    public double[] Blocks { get; } = new double[visits.Length * (visits.Length + 1) / 2 * ((packed + Lanes - 1) / Lanes * Lanes)];

    public Span<double> Row(int s, int t) => Blocks.AsSpan((s * (s + 1) / 2 + t) * Stride, Stride);

    /// <summary>Sum of squared (or twice the sum of crossed) residual outcomes.</summary>
    public double OutcomeSquare(int s, int t) => Row(s, t)[packed - 1];

    public void Rescale(ReadOnlySpan<double> scaleOfVisit)
    {
        for (int s = 0; s < Visits.Length; s++)
        {
            for (int t = 0; t <= s; t++)
            {
                double factor = scaleOfVisit[Visits[s]] * scaleOfVisit[Visits[t]];
                foreach (ref double cell in Row(s, t))
                {
                    cell *= factor;
                }
            }
        }
    }
}
