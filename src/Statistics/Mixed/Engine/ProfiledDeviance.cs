namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// The deviance with one intraclass correlation held at a value (specification 3.10): the correlation
/// theta_t^2 / (1 + sum of theta_i^2) fixes theta_t given the other intercepts' theta_i, which remain free.
/// </summary>
internal sealed class ProfiledDeviance : IDeviance
{
    private readonly IDeviance _inner;
    private readonly int _target;
    private readonly int[] _free;
    private readonly bool[] _shares;
    private readonly double[] _psi;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private double _odds;

    /// <param name="inner">The whole deviance.</param>
    /// <param name="parameters">Its number of parameters.</param>
    /// <param name="target">The parameter theta_t.</param>
    /// <param name="shares">Which parameters' squares stand in the denominator.</param>
    public ProfiledDeviance(IDeviance inner, int parameters, int target, bool[] shares)
    {
        _inner = inner;
        _target = target;
        _shares = shares;
        _free = [.. Enumerable.Range(0, parameters).Where(i => i != target)];
        _psi = new double[parameters];
        _gradient = new double[parameters];
        _hessian = new double[parameters * parameters];
    }

    public double Correlation
    {
        set => _odds = value / (1 - value);
    }

    public double[] Restrict(double[] psi) => [.. _free.Select(i => psi[i])];

    public double Deviance(ReadOnlySpan<double> psi)
    {
        Expand(psi);
        return _inner.Deviance(_psi);
    }

    public double DevianceAndDerivatives(ReadOnlySpan<double> psi, Span<double> gradient, Span<double> hessian)
    {
        Expand(psi);
        var deviance = _inner.DevianceAndDerivatives(_psi, _gradient, _hessian);
        var k = _free.Length;
        var n = _psi.Length;
        for (var a = 0; a < k; a++)
        {
            var da = Slope(a);
            gradient[a] = _gradient[_free[a]] + (da * _gradient[_target]);
            for (var b = 0; b < k; b++)
            {
                var db = Slope(b);
                hessian[(a * k) + b] = _hessian[(_free[a] * n) + _free[b]] + (da * _hessian[(_target * n) + _free[b]])
                    + (db * _hessian[(_target * n) + _free[a]]) + (da * db * _hessian[(_target * n) + _target])
                    + (_gradient[_target] * Bend(a, b, da, db));
            }
        }

        return deviance;
    }

    private double Slope(int a) => _shares[_free[a]] && _psi[_target] > 0 ? _odds * _psi[_free[a]] / _psi[_target] : 0;

    private double Bend(int a, int b, double da, double db) =>
        _psi[_target] > 0 && _shares[_free[a]] && _shares[_free[b]] ? ((a == b ? _odds : 0) - (da * db)) / _psi[_target] : 0;

    private void Expand(ReadOnlySpan<double> psi)
    {
        var sum = 1.0;
        for (var a = 0; a < _free.Length; a++)
        {
            _psi[_free[a]] = psi[a];
            if (_shares[_free[a]]) sum += psi[a] * psi[a];
        }

        _psi[_target] = Math.Sqrt(_odds * sum);
    }
}
