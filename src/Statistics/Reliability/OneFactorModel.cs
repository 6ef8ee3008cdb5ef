using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Reliability;

/// <summary>
/// One factor behind all items, by maximum likelihood, and McDonald's omega, the share of the variance of the sum that the factor explains
/// (spec 12.2). Covariance: l l' + diag(u). Assumes normal items and independent errors. Fisher scoring on the correlations, O(k^3) an
/// iteration. Pure. Agrees with lavaan 0.6-14 to 1e-6 (reference/psy_bfi_agree); standard error against a numeric Hessian in R (reference/reliability).
/// </summary>
public sealed class OneFactorModel
{
    private const int MostIterations = 500;
    private const double Converging = 1e-11;

    // A uniqueness at the floor is a Heywood case: the item would be the factor itself.
    private const double Floor = 1e-6;

    private readonly double[] _loadings, _uniqueness;
    private readonly Matrix _information;
    private readonly double _observedSum;

    private OneFactorModel(double[] loadings, double[] uniqueness, Matrix information, double chiSquare, double observedSum, FitStatus status)
    {
        (_loadings, _uniqueness, _information, ChiSquare, _observedSum, Status) = (loadings, uniqueness, information, chiSquare, observedSum, status);
        DegreesOfFreedom = loadings.Length * (loadings.Length - 3) / 2;
    }

    /// <summary>Loading of each item, in points per standard deviation of the factor; variances divide by n.</summary>
    public IReadOnlyList<double> Loadings => _loadings;

    /// <summary>Variance of each item that the factor does not explain; variances divide by n.</summary>
    public IReadOnlyList<double> Uniqueness => _uniqueness;

    /// <summary>Likelihood-ratio statistic against a free covariance.</summary>
    public double ChiSquare { get; }

    /// <summary>Degrees of freedom of <see cref="ChiSquare"/>; 0 for three items, which fit exactly.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>p-value of <see cref="ChiSquare"/>: small when one factor is not enough; null for three items.</summary>
    public double? PValue => DegreesOfFreedom == 0 ? null : Distributions.ChiSquare.UpperTail(ChiSquare, DegreesOfFreedom);

    /// <summary>Whether the maximum was reached; names an item whose uniqueness lies on zero.</summary>
    public FitStatus Status { get; }

    /// <summary>Omega total: (sum of loadings)^2 over the variance of the sum that the model implies.</summary>
    public double Omega => Square(_loadings.Sum()) / (Square(_loadings.Sum()) + _uniqueness.Sum());

    /// <summary>The same over the observed variance of the sum (divisor n - 1).</summary>
    public double OmegaOfObservedVariance => Square(_loadings.Sum()) / _observedSum;

    /// <summary>Standard error of <see cref="Omega"/> from the expected information; NaN for a Heywood case.</summary>
    public double OmegaStandardError
    {
        get
        {
            if (Status.Singular.Count > 0 || Cholesky.TryOf(_information) is not { } factor) return double.NaN;
            double l = _loadings.Sum(), u = _uniqueness.Sum(), whole = Square(Square(l) + u);
            double[] slope = [.. _loadings.Select(_ => 2 * l * u / whole), .. _uniqueness.Select(_ => -l * l / whole)];
            factor.SolveLower(slope);
            return Math.Sqrt(Kernels.Dot(slope, slope));
        }
    }

    /// <summary>Interval of <see cref="Omega"/> by the logit, which keeps it between 0 and 1; NaN for a Heywood case.</summary>
    public Interval OmegaInterval(double level = 0.95)
    {
        double half = Normal.Quantile(0.5 + level / 2) * OmegaStandardError / (Omega * (1 - Omega)), logit = Math.Log(Omega / (1 - Omega));
        return new(1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)), level);
    }

    internal static OneFactorModel Fit(Matrix covariance, int people, IReadOnlyList<string> names)
    {
        var k = covariance.Rows;
        if (k < 3) throw new DataProblemsException(new DataProblem("items", $"There are {k}; a factor can be found from three on."));
        double[] scale = [.. Enumerable.Range(0, k).Select(i => Math.Sqrt(covariance[i, i]))];
        var r = covariance.Clone();
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++) r[i, j] = i == j ? 1 : covariance[i, j] / (scale[i] * scale[j]);
        if (Cholesky.TryOf(r) is not { } observed) throw new DataProblemsException(new DataProblem("items", "One item follows exactly from the others, so the items cannot be told apart."));
        var search = new OneFactorSearch(r);
        var (iterations, converged) = search.Run(MostIterations, Converging, Floor);
        var shrink = Math.Sqrt((people - 1.0) / people);
        var singular = Enumerable.Range(0, k).Where(i => search.Uniqueness[i] <= Floor * 1.01).Select(i => $"uniqueness of {names[i]} is zero").ToArray();
        string[] warnings = singular.Length == 0 ? [] : ["An item has no variance of its own in the fitted model (a Heywood case); omega is not to be trusted."];
        var status = new FitStatus(converged, $"largest step of a standardised parameter below {Converging}", iterations, [], singular, converged ? warnings : [.. warnings, "The search did not converge; omega is not to be used."]);
        double[] loadings = [.. search.Loadings.Select((l, i) => l * scale[i] * shrink)], unique = [.. search.Uniqueness.Select((u, i) => u * Square(scale[i] * shrink))];
        var information = OneFactorSearch.Curvature(loadings, unique);
        return new(loadings, unique, people / 2.0 * information, people * (search.Value - observed.LogDeterminant() - k), covariance.Data.Sum(), status);
    }

    private static double Square(double x) => x * x;
}
