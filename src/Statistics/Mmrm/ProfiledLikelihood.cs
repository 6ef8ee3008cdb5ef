using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>
/// -2 log (restricted) likelihood with the coefficients profiled out, its gradient and its observed Hessian, from pattern moments alone
/// (specification 2.4).
/// </summary>
/// <remarks>Cost of a call: number of patterns times (parameters x m^2 x p^2/4). Nothing is allocated after construction.</remarks>
internal sealed class ProfiledLikelihood
{
    private readonly MomentSet _moments;
    private readonly CovarianceModel[] _models;
    private readonly PatternWork[] _work;
    private readonly double[][] _derivatives, _score;
    private readonly double[] _augmented, _factor, _inverse, _scratch, _kernel, _sum, _solved;
    private readonly int _p, _packed, _local;

    public ProfiledLikelihood(MomentSet moments, CovarianceStructure structure, bool restricted)
    {
        (_moments, Restricted) = (moments, restricted);
        int visits = moments.VisitNames.Length, groups = moments.Groups.Count;
        _models = [.. Enumerable.Range(0, groups).Select(_ => CovarianceModel.Of(structure, visits))];
        _local = _models[0].ParameterCount;
        Parameters = _local * groups;
        _p = moments.Coefficients;
        _packed = (_p + 1) * (_p + 2) / 2;
        Sigma = Allocate(groups, visits * visits);
        _derivatives = Allocate(groups, _local * visits * visits);
        _score = Allocate(groups, visits * visits);
        _work = [.. moments.Patterns.Select(m => new PatternWork(m, _local))];
        int stride = moments.Patterns[0].Stride;
        (_augmented, _kernel, _solved) = (new double[stride], new double[stride], new double[stride]);
        (_factor, _inverse, _scratch) = (new double[_p * _p], new double[_p * _p], new double[_p * _p]);
        Beta = new double[_p];
        _sum = new double[Parameters * stride];
        Designs = Allocate(Parameters, _p * _p);
        Products = Allocate(Parameters, _p * _p);
        Scores = Allocate(Parameters, _p);
        Gradient = new double[Parameters];
        Hessian = new double[Parameters * Parameters];
    }

    public bool Restricted { get; }

    public MomentSet Moments => _moments;

    public IReadOnlyList<CovarianceModel> Models => _models;

    public int Parameters { get; }

    public int LocalParameters => _local;

    public double Value { get; private set; }

    public double[] Gradient { get; }

    /// <summary>Observed Hessian, Parameters by Parameters.</summary>
    public double[] Hessian { get; }

    public double[] Beta { get; }

    /// <summary>C = (sum X'WX)^-1.</summary>
    public double[] Covariance => _inverse;

    /// <summary>Covariance of the outcomes for each group.</summary>
    public double[][] Sigma { get; }

    /// <summary>sum X'W dSigma_a W X for each parameter a.</summary>
    public double[][] Designs { get; }

    /// <summary>C times <see cref="Designs"/>.</summary>
    public double[][] Products { get; }

    internal IReadOnlyList<PatternWork> Work => _work;

    private double[][] Scores { get; }

    /// <summary>Value and everything that the derivatives need; false where Sigma or the information of the coefficients is not positive definite.</summary>
    public bool Evaluate(ReadOnlySpan<double> parameters)
    {
        for (int g = 0; g < _models.Length; g++)
        {
            _models[g].Evaluate(parameters.Slice(g * _local, _local), Sigma[g], _derivatives[g]);
        }
        double logDeterminant = 0;
        _augmented.AsSpan().Clear();
        foreach (PatternWork work in _work)
        {
            if (!work.Factor(Sigma[work.Moments.Group], _moments.VisitNames.Length))
            {
                return false;
            }
            logDeterminant += work.Moments.Subjects * work.LogDeterminant;
            work.AddWeighted(work.Inverse, _augmented);
        }
        return Profile(logDeterminant);
    }

    /// <summary>Gradient and Hessian at the parameters of the last <see cref="Evaluate"/>.</summary>
    public void Differentiate()
    {
        Array.Clear(Hessian);
        Array.Clear(_sum);
        foreach (double[] score in _score)
        {
            Array.Clear(score);
        }
        FillKernel(true, Restricted);
        foreach (PatternWork work in _work)
        {
            AddPattern(work);
        }
        for (int g = 0; g < _models.Length; g++)
        {
            ContractScore(g);
        }
        Unpack();
        AddCoefficientTerms();
        Symmetrise();
    }

    /// <summary>Expected information of the covariance parameters, half the expectation of the Hessian (specification 2.6.2).</summary>
    public double[] ExpectedInformation()
    {
        var information = new double[Parameters * Parameters];
        FillKernel(false, true);
        foreach (PatternWork work in _work)
        {
            work.Contract(_kernel);
            work.AddPairTraces(-1, 0.5 * work.Moments.Subjects, information, Parameters, work.Moments.Group * _local);
        }
        for (int a = 0; a < Parameters; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                information[a * Parameters + b] += 0.5 * RowMajor.TraceOfProduct(Products[a], Products[b], _p);
                information[b * Parameters + a] = information[a * Parameters + b];
            }
        }
        return information;
    }

    private bool Profile(double logDeterminant)
    {
        for (int i = 0, k = 0; i < _p; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                _factor[i * _p + j] = _augmented[k];
            }
        }
        Span<double> xy = _augmented.AsSpan(_p * (_p + 1) / 2, _p);
        xy.CopyTo(Beta);
        if (!RowMajor.Cholesky(_factor, _p))
        {
            return false;
        }
        RowMajor.SolveCholesky(_factor, _p, Beta);
        double residual = _augmented[_packed - 1] - Kernels.Dot(xy, Beta);
        Value = logDeterminant + residual + (Restricted ? RowMajor.LogDeterminant(_factor, _p) : 0);
        return double.IsFinite(Value);
    }

    // The symmetric kernel K of sum r r' (residuals = true) and of sum x C x' (design = true), packed with its off-diagonal doubled.
    private void FillKernel(bool residuals, bool design)
    {
        RowMajor.InverseFromCholesky(_factor, _p, _inverse, _scratch);
        int k = 0;
        for (int i = 0; i < _p; i++)
        {
            for (int j = 0; j <= i; j++, k++)
            {
                double cell = (residuals ? Beta[i] * Beta[j] : 0) + (design ? _inverse[i * _p + j] : 0);
                _kernel[k] = i == j ? cell : 2 * cell;
            }
        }
        for (int j = 0; j < _p; j++, k++)
        {
            _kernel[k] = residuals ? -2 * Beta[j] : 0;
        }
        _kernel[k] = residuals ? 1 : 0;
    }

    private void AddPattern(PatternWork work)
    {
        int group = work.Moments.Group, offset = group * _local;
        work.Prepare(_derivatives[group], _moments.VisitNames.Length);
        work.Contract(_kernel);
        work.AddScore(_score[group], _moments.VisitNames.Length);
        work.AddPairTraces(2, -work.Moments.Subjects, Hessian, Parameters, offset);
        work.AddWeightedDerivatives(_sum.AsSpan(offset * work.Moments.Stride), work.Moments.Stride);
    }

    private void ContractScore(int group)
    {
        int visits = _moments.VisitNames.Length, offset = group * _local;
        for (int a = 0; a < _local; a++)
        {
            Gradient[offset + a] = Kernels.Dot(_score[group], _derivatives[group].AsSpan(a * visits * visits, visits * visits));
        }
        _models[group].AddSecond(_score[group], Hessian.AsSpan(offset * Parameters + offset), Parameters);
    }

    private void Unpack()
    {
        int stride = _augmented.Length;
        for (int a = 0; a < Parameters; a++)
        {
            ReadOnlySpan<double> packed = _sum.AsSpan(a * stride, stride);
            int k = 0;
            for (int i = 0; i < _p; i++)
            {
                for (int j = 0; j <= i; j++, k++)
                {
                    Designs[a][i * _p + j] = Designs[a][j * _p + i] = packed[k];
                }
            }
            RowMajor.Multiply(Designs[a], Beta, Scores[a]);
            for (int i = 0; i < _p; i++, k++)
            {
                Scores[a][i] = packed[k] - Scores[a][i];
            }
            RowMajor.Multiply(_inverse, Designs[a], _p, Products[a]);
        }
    }

    private void AddCoefficientTerms()
    {
        Span<double> solved = _solved.AsSpan(0, _p);
        for (int a = 0; a < Parameters; a++)
        {
            RowMajor.Multiply(_inverse, Scores[a], solved);
            for (int b = 0; b < Parameters; b++)
            {
                double term = 2 * Kernels.Dot(solved, Scores[b]);
                if (Restricted && b <= a)
                {
                    double trace = RowMajor.TraceOfProduct(Products[a], Products[b], _p);
                    Hessian[a * Parameters + b] -= trace;
                    if (b < a)
                    {
                        Hessian[b * Parameters + a] -= trace;
                    }
                }
                Hessian[a * Parameters + b] -= term;
            }
        }
    }

    private void Symmetrise()
    {
        for (int a = 0; a < Parameters; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Hessian[a * Parameters + b] = Hessian[b * Parameters + a] = 0.5 * (Hessian[a * Parameters + b] + Hessian[b * Parameters + a]);
            }
        }
    }

    private static double[][] Allocate(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
