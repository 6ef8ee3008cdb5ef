namespace Confrere.Statistics.Mmrm;

/// <summary>R_st = product of the neighbouring correlations between s and t, each the tanh of a parameter (Gabriel 1962).</summary>
internal sealed class AntedependentCorrelation(int visits) : CorrelationFamily(visits)
{
    private readonly double[] _rho = new double[visits - 1];

    public override int Count => Visits - 1;

    public override void Start(ReadOnlySpan<double> correlation, Span<double> parameters)
    {
        for (int k = 0; k < Count; k++)
        {
            parameters[k] = Math.Atanh(Inside(correlation[(k + 1) * Visits + k]));
        }
    }

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> r, Span<double> first, Span<double> second)
    {
        int n = Visits, nn = n * n;
        for (int k = 0; k < Count; k++)
        {
            _rho[k] = Math.Tanh(parameters[k]);
        }
        first.Clear();
        second.Clear();
        for (int s = 0; s < n; s++)
        {
            r[s * n + s] = 1;
            for (int t = 0; t < s; t++)
            {
                int low = s * n + t, high = t * n + s;
                r[low] = r[high] = Product(t, s, -1, -1);
                for (int a = t; a < s; a++)
                {
                    first[a * nn + low] = first[a * nn + high] = Slope(a) * Product(t, s, a, -1);
                    for (int b = t; b < s; b++)
                    {
                        second[(a * Count + b) * nn + low] = second[(a * Count + b) * nn + high] =
                            a == b ? -2 * _rho[a] * Slope(a) * Product(t, s, a, -1) : Slope(a) * Slope(b) * Product(t, s, a, b);
                    }
                }
            }
        }
    }

    public override IEnumerable<(string Name, int Row, int Column)> Representatives(IReadOnlyList<string> visits) =>
        Enumerable.Range(0, Count).Select(k => ($"correlation {visits[k]} {visits[k + 1]}", k + 1, k));

    private double Slope(int k) => 1 - _rho[k] * _rho[k];

    private double Product(int from, int to, int without, int alsoWithout)
    {
        double product = 1;
        for (int k = from; k < to; k++)
        {
            product *= k == without || k == alsoWithout ? 1 : _rho[k];
        }
        return product;
    }
}
