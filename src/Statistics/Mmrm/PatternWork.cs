using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>What one visit pattern contributes to an evaluation; m visits, W the inverse of its part of Sigma.</summary>
internal sealed class PatternWork(PatternMoments moments, int parameters)
{
    private readonly int _m = moments.Visits.Length;
    private readonly double[] _factor = new double[moments.Visits.Length * moments.Visits.Length];
    private readonly double[] _scratch = new double[moments.Visits.Length * moments.Visits.Length];
    private readonly double[] _second = new double[moments.Visits.Length * moments.Visits.Length];
    private readonly double[] _crossed = new double[moments.Visits.Length * moments.Visits.Length];
    private readonly double[] _left = new double[parameters * moments.Visits.Length * moments.Visits.Length];

    public PatternMoments Moments { get; } = moments;

    public double[] Inverse { get; } = new double[moments.Visits.Length * moments.Visits.Length];

    public double LogDeterminant { get; private set; }

    /// <summary>W dSigma_a for a parameter of the pattern's group.</summary>
    public ReadOnlySpan<double> Left(int a) => _left.AsSpan(a * _m * _m, _m * _m);

    public bool Factor(ReadOnlySpan<double> sigma, int visits)
    {
        Take(sigma, visits, _factor);
        if (!RowMajor.Cholesky(_factor, _m))
        {
            return false;
        }
        LogDeterminant = RowMajor.LogDeterminant(_factor, _m);
        RowMajor.InverseFromCholesky(_factor, _m, Inverse, _scratch);
        return true;
    }

    /// <summary>Adds sum Z'MZ, packed, for a symmetric m by m matrix M.</summary>
    public void AddWeighted(ReadOnlySpan<double> weight, Span<double> packed)
    {
        for (int s = 0; s < _m; s++)
        {
            for (int t = 0; t <= s; t++)
            {
                Kernels.Axpy(weight[s * _m + t], Moments.Row(s, t), packed);
            }
        }
    }

    public void Prepare(ReadOnlySpan<double> derivatives, int visits)
    {
        for (int a = 0; a < parameters; a++)
        {
            Take(derivatives.Slice(a * visits * visits, visits * visits), visits, _scratch);
            RowMajor.Multiply(Inverse, _scratch, _m, _left.AsSpan(a * _m * _m, _m * _m));
        }
    }

    /// <summary>T = sum r r' + sum x C x' (as the kernel says), and W T.</summary>
    public void Contract(ReadOnlySpan<double> kernel)
    {
        for (int s = 0; s < _m; s++)
        {
            for (int t = 0; t <= s; t++)
            {
                double sum = Kernels.Dot(kernel, Moments.Row(s, t));
                _second[s * _m + t] = _second[t * _m + s] = s == t ? sum : 0.5 * sum;
            }
        }
        RowMajor.Multiply(Inverse, _second, _m, _crossed);
    }

    /// <summary>Adds n W - W T W to the group's derivative of the criterion with respect to Sigma.</summary>
    public void AddScore(Span<double> score, int visits)
    {
        RowMajor.Multiply(_crossed, Inverse, _m, _scratch);
        for (int s = 0; s < _m; s++)
        {
            for (int t = 0; t < _m; t++)
            {
                score[Moments.Visits[s] * visits + Moments.Visits[t]] += Moments.Subjects * Inverse[s * _m + t]
                    - 0.5 * (_scratch[s * _m + t] + _scratch[t * _m + s]);
            }
        }
    }

    /// <summary>Adds trace(W D_a W D_b (crossed W T + identity)) for each pair of parameters.</summary>
    public void AddPairTraces(double crossed, double identity, Span<double> target, int stride, int offset)
    {
        for (int i = 0; i < _m * _m; i++)
        {
            _second[i] = crossed * _crossed[i];
        }
        for (int i = 0; i < _m; i++)
        {
            _second[i * _m + i] += identity;
        }
        for (int b = 0; b < parameters; b++)
        {
            RowMajor.Multiply(Left(b), _second, _m, _scratch);
            for (int a = 0; a <= b; a++)
            {
                double trace = RowMajor.TraceOfProduct(Left(a), _scratch, _m);
                target[(offset + a) * stride + offset + b] += trace;
                if (a < b)
                {
                    target[(offset + b) * stride + offset + a] += trace;
                }
            }
        }
    }

    /// <summary>Adds sum Z' W D_a W Z, packed, for each parameter.</summary>
    public void AddWeightedDerivatives(Span<double> packed, int stride)
    {
        for (int a = 0; a < parameters; a++)
        {
            RowMajor.Multiply(Left(a), Inverse, _m, _scratch);
            AddWeighted(_scratch, packed.Slice(a * stride, stride));
        }
    }

    /// <summary>Adds sum over pairs of parameters of weight_ab Z' W D_a W D_b W Z, packed.</summary>
    public void AddWeightedPairs(ReadOnlySpan<double> weight, int stride, int offset, Span<double> packed)
    {
        Array.Clear(_second);
        for (int a = 0; a < parameters; a++)
        {
            Array.Clear(_crossed);
            for (int b = 0; b < parameters; b++)
            {
                Kernels.Axpy(weight[(offset + a) * stride + offset + b], Left(b), _crossed);
            }
            RowMajor.Multiply(Left(a), _crossed, _m, _scratch);
            Kernels.Axpy(1, _scratch, _second);
        }
        RowMajor.Multiply(_second, Inverse, _m, _crossed);
        for (int s = 0; s < _m; s++)
        {
            for (int t = 0; t <= s; t++)
            {
                Kernels.Axpy(0.5 * (_crossed[s * _m + t] + _crossed[t * _m + s]), Moments.Row(s, t), packed);
            }
        }
    }

    private void Take(ReadOnlySpan<double> matrix, int visits, Span<double> part)
    {
        for (int s = 0; s < _m; s++)
        {
            for (int t = 0; t < _m; t++)
            {
                part[s * _m + t] = matrix[Moments.Visits[s] * visits + Moments.Visits[t]];
            }
        }
    }
}
