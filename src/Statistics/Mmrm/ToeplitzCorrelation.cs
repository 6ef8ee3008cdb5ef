namespace Confrere.Statistics.Mmrm;

/// <summary>A correlation for each distance, through partial autocorrelations tanh(parameter): positive definite for every parameter.</summary>
/// <remarks>Durbin-Levinson recursion (Barndorff-Nielsen and Schou 1973), carried out on second-order Taylor jets so that it gives its derivatives.</remarks>
internal sealed class ToeplitzCorrelation(int visits) : CorrelationFamily(visits)
{
    public override int Count => Visits - 1;

    public override void Start(ReadOnlySpan<double> correlation, Span<double> parameters)
    {
        Span<double> rho = stackalloc double[Visits], phi = stackalloc double[Visits], next = stackalloc double[Visits];
        for (int k = 1; k < Visits; k++)
        {
            rho[k] = AtLag(correlation, k);
        }
        double remaining = 1;
        for (int k = 1; k < Visits; k++)
        {
            double sum = rho[k];
            for (int j = 1; j < k; j++)
            {
                sum -= phi[j] * rho[k - j];
            }
            double partial = Inside(sum / remaining);
            for (int j = 1; j < k; j++)
            {
                next[j] = phi[j] - partial * phi[k - j];
            }
            next[k] = partial;
            next[1..(k + 1)].CopyTo(phi[1..]);
            remaining *= 1 - partial * partial;
            parameters[k - 1] = Math.Atanh(partial);
        }
    }

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> r, Span<double> first, Span<double> second)
    {
        int n = Visits, nn = n * n;
        Jet[] rho = Correlations(parameters);
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                Jet value = rho[Math.Abs(s - t)];
                r[s * n + t] = value.Value;
                for (int a = 0; a < Count; a++)
                {
                    first[a * nn + s * n + t] = value.First[a];
                    for (int b = 0; b < Count; b++)
                    {
                        second[(a * Count + b) * nn + s * n + t] = value.Second[a * Count + b];
                    }
                }
            }
        }
    }

    public override IEnumerable<(string Name, int Row, int Column)> Representatives(IReadOnlyList<string> visits) =>
        Enumerable.Range(1, Count).Select(k => ($"correlation at distance {k}", k, 0));

    private Jet[] Correlations(ReadOnlySpan<double> parameters)
    {
        var rho = new Jet[Visits];
        var phi = new Jet[Visits];
        rho[0] = Jet.Constant(1, Count);
        Jet remaining = rho[0];
        for (int k = 1; k < Visits; k++)
        {
            Jet partial = Jet.Tanh(parameters[k - 1], k - 1, Count);
            rho[k] = partial.Times(remaining);
            for (int j = 1; j < k; j++)
            {
                rho[k] = rho[k].Plus(phi[j].Times(rho[k - j]), 1);
            }
            var next = new Jet[Visits];
            for (int j = 1; j < k; j++)
            {
                next[j] = phi[j].Plus(partial.Times(phi[k - j]), -1);
            }
            next[k] = partial;
            phi = next;
            remaining = remaining.Plus(remaining.Times(partial.Times(partial)), -1);
        }
        return rho;
    }

    /// <summary>A value with its gradient and Hessian.</summary>
    private sealed record Jet(double Value, double[] First, double[] Second)
    {
        public static Jet Constant(double value, int count) => new(value, new double[count], new double[count * count]);

        public static Jet Tanh(double at, int index, int count)
        {
            Jet jet = Constant(Math.Tanh(at), count);
            jet.First[index] = 1 - jet.Value * jet.Value;
            jet.Second[index * count + index] = -2 * jet.Value * jet.First[index];
            return jet;
        }

        public Jet Plus(Jet other, double factor)
        {
            Jet sum = Constant(Value + factor * other.Value, First.Length);
            for (int i = 0; i < First.Length; i++)
            {
                sum.First[i] = First[i] + factor * other.First[i];
            }
            for (int i = 0; i < Second.Length; i++)
            {
                sum.Second[i] = Second[i] + factor * other.Second[i];
            }
            return sum;
        }

        public Jet Times(Jet other)
        {
            int n = First.Length;
            Jet product = Constant(Value * other.Value, n);
            for (int i = 0; i < n; i++)
            {
                product.First[i] = First[i] * other.Value + Value * other.First[i];
                for (int j = 0; j < n; j++)
                {
                    product.Second[i * n + j] = Second[i * n + j] * other.Value + Value * other.Second[i * n + j]
                        + First[i] * other.First[j] + First[j] * other.First[i];
                }
            }
            return product;
        }
    }
}
