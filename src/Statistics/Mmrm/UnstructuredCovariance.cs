using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Sigma = L L', L lower triangular with the logarithm of its diagonal as parameters (Pinheiro and Bates 1996, log-Cholesky).</summary>
internal sealed class UnstructuredCovariance(int visits) : CovarianceModel(visits)
{
    private readonly double[] _factor = new double[visits * visits];

    public override int ParameterCount => Visits * (Visits + 1) / 2;

    public override bool HasVariancePerVisit => true;

    public override void Start(ReadOnlySpan<double> moment, Span<double> parameters)
    {
        int n = Visits;
        moment.CopyTo(_factor);
        if (!RowMajor.Cholesky(_factor, n))
        {
            throw new InvalidOperationException("The starting covariance is not positive definite.");
        }
        for (int i = 0, k = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                parameters[k] = i == j ? Math.Log(_factor[i * n + i]) : _factor[i * n + j];
            }
        }
    }

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> sigma, Span<double> derivatives)
    {
        int n = Visits;
        for (int i = 0, k = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                _factor[i * n + j] = i == j ? Math.Exp(parameters[k]) : parameters[k];
            }
            for (int j = i + 1; j < n; j++)
            {
                _factor[i * n + j] = 0;
            }
        }
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                sigma[i * n + j] = sigma[j * n + i] = Kernels.Dot(_factor.AsSpan(i * n, j + 1), _factor.AsSpan(j * n, j + 1));
            }
        }
        Differentiate(derivatives);
    }

    public override void AddSecond(ReadOnlySpan<double> symmetric, Span<double> hessian, int stride)
    {
        int n = Visits;
        for (int i = 0, a = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++, a++)
            {
                // Only entries of the same column of L meet in a second derivative: <G, dL_a dL_b' + dL_b dL_a'> = 2 v_a v_b G.
                for (int r = j; r < n; r++)
                {
                    int b = r * (r + 1) / 2 + j;
                    hessian[a * stride + b] += 2 * Weight(i, j) * Weight(r, j) * symmetric[i * n + r];
                }
                if (i == j)
                {
                    double product = 0;
                    for (int r = i; r < n; r++)
                    {
                        product += symmetric[i * n + r] * _factor[r * n + i];
                    }
                    hessian[a * stride + a] += 2 * _factor[i * n + i] * product;
                }
            }
        }
    }

    public override IEnumerable<(string Name, double Value)> Natural(double[] sigma, IReadOnlyList<string> visits)
    {
        for (int j = 0; j < Visits; j++)
        {
            for (int i = j; i < Visits; i++)
            {
                yield return (i == j ? $"variance {visits[i]}" : $"covariance {visits[i]} {visits[j]}", sigma[i * Visits + j]);
            }
        }
    }

    private double Weight(int i, int j) => i == j ? _factor[i * Visits + i] : 1;

    private void Differentiate(Span<double> derivatives)
    {
        int n = Visits;
        derivatives[..(ParameterCount * n * n)].Clear();
        for (int i = 0, k = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                // dL = v e_i e_j', so dSigma = v (e_i l_j' + l_j e_i') with l_j the j-th column of L.
                Span<double> d = derivatives.Slice(k * n * n, n * n);
                double v = Weight(i, j);
                for (int r = j; r < n; r++)
                {
                    d[i * n + r] += v * _factor[r * n + j];
                    d[r * n + i] += v * _factor[r * n + j];
                }
            }
        }
    }
}
