using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Newton's method with the observed Hessian, made positive definite where it is not, and step halving (specification 2.4.3).</summary>
internal static class NewtonSolver
{
    private const int MostIterations = 200;
    private const int MostHalvings = 40;

    // Parameters are logarithms and unit-free correlations: a longer step leaves the region where the quadratic means anything.
    private const double LongestStep = 2;

    // Newton decrement: squared distance to the optimum in standard errors, times 2. Nearby, every step squares it.
    private const double DecrementNearby = 1e-9;
    private const double DecrementReached = 1e-22;

    // Relative rounding of the criterion: smaller rises than this are not rises.
    private const double CriterionNoise = 1e-13;

    // What an optimum must show to be called one, for parameters without a unit; the second is the rounding of a sum over subjects.
    private const double LargestGradient = 1e-9;
    private const double RoundingPerSubject = 1e-12;

    public static NewtonResult Minimise(ProfiledLikelihood likelihood, double[] start)
    {
        int n = start.Length;
        double[] at = [.. start], trial = new double[n], step = new double[n], factor = new double[n * n];
        if (!likelihood.Evaluate(at))
        {
            return new NewtonResult(false, 0, at, double.NaN, double.NaN, "the starting covariance cannot be evaluated");
        }
        double value = likelihood.Value, before = double.PositiveInfinity;
        for (int iteration = 0; ; iteration++)
        {
            likelihood.Differentiate();
            double decrement = Direction(likelihood, factor, step, out bool definite);
            bool near = definite && decrement < DecrementNearby;
            // Nearby, a decrement that no longer shrinks is rounding.
            if ((near && (decrement < DecrementReached || decrement > before)) || iteration == MostIterations)
            {
                return Finish(likelihood, iteration, at, decrement, definite);
            }
            before = near ? decrement : before;
            double slack = near ? double.PositiveInfinity : CriterionNoise * (1 + Math.Abs(value));
            if (!Advance(likelihood, at, step, trial, ref value, slack, Shorten(step)))
            {
                likelihood.Evaluate(at);
                likelihood.Differentiate();
                return Finish(likelihood, iteration, at, decrement, definite);
            }
        }
    }

    private static NewtonResult Finish(ProfiledLikelihood likelihood, int iterations, double[] at, double decrement, bool definite)
    {
        double gradient = 0;
        foreach (double g in likelihood.Gradient)
        {
            gradient = Math.Max(gradient, Math.Abs(g));
        }
        bool reached = definite && gradient <= LargestGradient + RoundingPerSubject * likelihood.Moments.Subjects;
        string? reason = reached ? null
            : !definite ? "the likelihood is flat or not concave where the search ended: the data do not determine every covariance parameter"
            : $"the search ended after {iterations} iterations with gradient {gradient:G3}";
        return new NewtonResult(reached, iterations, at, gradient, decrement, reason);
    }

    /// <summary>Solves for the Newton step; returns g'H^-1 g.</summary>
    private static double Direction(ProfiledLikelihood likelihood, double[] factor, double[] step, out bool definite)
    {
        int n = step.Length;
        double ridge = 0, largest = 0;
        for (int i = 0; i < n; i++)
        {
            largest = Math.Max(largest, Math.Abs(likelihood.Hessian[i * n + i]));
        }
        for (int attempt = 0; ; attempt++)
        {
            likelihood.Hessian.CopyTo(factor, 0);
            for (int i = 0; i < n; i++)
            {
                factor[i * n + i] += ridge;
            }
            if (RowMajor.Cholesky(factor, n, 1e-10 * (1 + largest)))
            {
                break;
            }
            ridge = ridge == 0 ? 1e-3 * (1 + largest) : 4 * ridge;
        }
        definite = ridge == 0;
        likelihood.Gradient.CopyTo(step, 0);
        RowMajor.SolveCholesky(factor, n, step);
        double decrement = Kernels.Dot(likelihood.Gradient, step);
        for (int i = 0; i < n; i++)
        {
            step[i] = -step[i];
        }
        return decrement;
    }

    private static double Shorten(double[] step)
    {
        double longest = 0;
        foreach (double s in step)
        {
            longest = Math.Max(longest, Math.Abs(s));
        }
        return longest > LongestStep ? LongestStep / longest : 1;
    }

    private static bool Advance(ProfiledLikelihood likelihood, double[] at, double[] step, double[] trial, ref double value, double slack, double length)
    {
        for (int halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            for (int i = 0; i < at.Length; i++)
            {
                trial[i] = at[i] + length * step[i];
            }
            if (likelihood.Evaluate(trial) && likelihood.Value <= value + slack)
            {
                trial.CopyTo(at, 0);
                value = likelihood.Value;
                return true;
            }
        }
        return false;
    }
}
