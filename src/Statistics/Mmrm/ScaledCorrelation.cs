using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Sigma_st = sd_s sd_t R_st: logarithms of one or J standard deviations, then the parameters of a correlation family.</summary>
internal sealed class ScaledCorrelation(int visits, bool heterogeneous, CorrelationFamily family) : CovarianceModel(visits)
{
    private readonly double[] _r = new double[visits * visits];
    private readonly double[] _first = new double[family.Count * visits * visits];
    private readonly double[] _second = new double[family.Count * family.Count * visits * visits];
    private readonly double[] _sd = new double[visits];
    private readonly double[] _sigma = new double[visits * visits];

    private int Scales => heterogeneous ? Visits : 1;

    public override int ParameterCount => Scales + family.Count;

    public override bool HasVariancePerVisit => heterogeneous;

    public override void Start(ReadOnlySpan<double> moment, Span<double> parameters)
    {
        int n = Visits;
        double total = 0;
        for (int s = 0; s < n; s++)
        {
            total += moment[s * n + s];
            if (heterogeneous)
            {
                parameters[s] = 0.5 * Math.Log(moment[s * n + s]);
            }
        }
        if (!heterogeneous)
        {
            parameters[0] = 0.5 * Math.Log(total / n);
        }
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                _r[s * n + t] = moment[s * n + t] / Math.Sqrt(moment[s * n + s] * moment[t * n + t]);
            }
        }
        family.Start(_r, parameters.Slice(Scales, family.Count));
    }

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> sigma, Span<double> derivatives)
    {
        int n = Visits;
        family.Evaluate(parameters.Slice(Scales, family.Count), _r, _first, _second);
        for (int s = 0; s < n; s++)
        {
            _sd[s] = Math.Exp(parameters[heterogeneous ? s : 0]);
        }
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                _sigma[s * n + t] = sigma[s * n + t] = _sd[s] * _sd[t] * _r[s * n + t];
            }
        }
        Differentiate(derivatives);
    }

    public override void AddSecond(ReadOnlySpan<double> symmetric, Span<double> hessian, int stride)
    {
        int n = Visits, nn = n * n, scales = Scales;
        for (int c = 0; c < family.Count; c++)
        {
            for (int e = 0; e < family.Count; e++)
            {
                hessian[(scales + c) * stride + scales + e] += Scaled(symmetric, _second.AsSpan((c * family.Count + e) * nn, nn));
            }
        }
        if (heterogeneous)
        {
            AddSecondOfScales(symmetric, hessian, stride);
            return;
        }
        hessian[0] += 4 * Kernels.Dot(symmetric[..nn], _sigma);
        for (int c = 0; c < family.Count; c++)
        {
            double cross = 2 * Scaled(symmetric, _first.AsSpan(c * nn, nn));
            hessian[scales + c] += cross;
            hessian[(scales + c) * stride] += cross;
        }
    }

    public override IEnumerable<(string Name, double Value)> Natural(double[] sigma, IReadOnlyList<string> visits)
    {
        int n = Visits;
        for (int s = 0; s < Scales; s++)
        {
            yield return heterogeneous ? ($"standard deviation {visits[s]}", Math.Sqrt(sigma[s * n + s])) : ("variance", sigma[0]);
        }
        foreach ((string name, int s, int t) in family.Representatives(visits))
        {
            yield return (name, sigma[s * n + t] / Math.Sqrt(sigma[s * n + s] * sigma[t * n + t]));
        }
    }

    private void Differentiate(Span<double> derivatives)
    {
        int n = Visits, nn = n * n;
        derivatives[..(Scales * nn)].Clear();
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                derivatives[(heterogeneous ? s * nn : 0) + s * n + t] += _sigma[s * n + t];
                derivatives[(heterogeneous ? t * nn : 0) + s * n + t] += _sigma[s * n + t];
                for (int c = 0; c < family.Count; c++)
                {
                    derivatives[(Scales + c) * nn + s * n + t] = _sd[s] * _sd[t] * _first[c * nn + s * n + t];
                }
            }
        }
    }

    private void AddSecondOfScales(ReadOnlySpan<double> symmetric, Span<double> hessian, int stride)
    {
        int n = Visits;
        for (int k = 0; k < n; k++)
        {
            for (int t = 0; t < n; t++)
            {
                double term = 2 * symmetric[k * n + t] * _sigma[k * n + t];
                hessian[k * stride + t] += term;
                hessian[k * stride + k] += term;
            }
            for (int c = 0; c < family.Count; c++)
            {
                double cross = 0;
                for (int t = 0; t < n; t++)
                {
                    cross += 2 * symmetric[k * n + t] * _sd[k] * _sd[t] * _first[(c * n + k) * n + t];
                }
                hessian[k * stride + n + c] += cross;
                hessian[(n + c) * stride + k] += cross;
            }
        }
    }

    private double Scaled(ReadOnlySpan<double> symmetric, ReadOnlySpan<double> correlation)
    {
        int n = Visits;
        double sum = 0;
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                sum += symmetric[s * n + t] * _sd[s] * _sd[t] * correlation[s * n + t];
            }
        }
        return sum;
    }
}
