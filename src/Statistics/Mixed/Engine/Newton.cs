using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Outcome of a minimisation.</summary>
internal sealed record Minimum(double[] Psi, double Deviance, double GradientNorm, double Decrement, int Iterations, bool Converged);

/// <summary>
/// Newton's method with exact second derivatives. Theta is unconstrained: the deviance is even in each column of Lambda, so a
/// variance at zero is an ordinary stationary point and needs no bound (specification 3.6).
/// </summary>
internal sealed class Newton(IDeviance function)
{
    private const int MaximumIterations = 200;

    /// <summary>Newton decrement (expected gain in deviance) below which steps are no longer judged by the deviance, which is rounded.</summary>
    private const double QuadraticZone = 1e-6;

    /// <summary>Relative to the number of parameters this leaves theta good to about 1e-9 of its standard error.</summary>
    private const double Converged = 1e-16;

    private const double LongestStep = 2.0;

    public Minimum Minimise(ReadOnlySpan<double> start)
    {
        var k = start.Length;
        var psi = start.ToArray();
        if (k == 0) return new Minimum(psi, function.Deviance(psi), 0, 0, 0, true);
        double[] gradient = new double[k], hessian = new double[k * k], step = new double[k], trial = new double[k];
        var deviance = function.DevianceAndDerivatives(psi, gradient, hessian);
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var (decrement, convex) = Step(gradient, hessian, step);
            var close = convex && decrement < QuadraticZone;
            // In the quadratic zone rounding of the gradient ends progress before the bound can be met on long data.
            if (close && (decrement < Converged || decrement >= last))
                return new Minimum(psi, deviance, Norm(gradient), decrement, iteration, true);
            last = close ? decrement : double.PositiveInfinity;
            if (!Move(psi, step, trial, deviance, decrement, close))
                return new Minimum(psi, deviance, Norm(gradient), decrement, iteration, decrement < QuadraticZone);
            trial.CopyTo(psi, 0);
            deviance = function.DevianceAndDerivatives(psi, gradient, hessian);
        }

        return new Minimum(psi, deviance, Norm(gradient), last, MaximumIterations, false);
    }

    private bool Move(double[] psi, double[] step, double[] trial, double deviance, double decrement, bool close)
    {
        var factor = Math.Min(1, LongestStep / Math.Max(1e-300, step.Max(Math.Abs)));
        for (var halving = 0; halving < 40; halving++, factor /= 2)
        {
            for (var i = 0; i < psi.Length; i++) trial[i] = psi[i] + (factor * step[i]);
            if (close) return true;
            var value = function.Deviance(trial);
            if (value <= deviance - (1e-4 * factor * decrement)) return true;
        }

        return false;
    }

    // -H^-1 g with the spectrum of H made positive, so that a saddle or a concave start still goes downhill.
    private static (double Decrement, bool Convex) Step(double[] gradient, double[] hessian, double[] step)
    {
        var k = gradient.Length;
        Span<double> work = stackalloc double[k * k];
        Span<double> vectors = stackalloc double[k * k];
        Span<double> values = stackalloc double[k];
        hessian.CopyTo(work);
        SymmetricEigen.InPlace(work, k, values, vectors);
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        Array.Clear(step);
        if (largest == 0) return (0, true);
        var floor = 1e-8 * largest;
        var decrement = 0.0;
        var convex = true;
        for (var i = 0; i < k; i++)
        {
            var along = 0.0;
            for (var j = 0; j < k; j++) along += vectors[(j * k) + i] * gradient[j];
            if (values[i] < -floor) convex = false;
            var size = along / Math.Max(Math.Abs(values[i]), floor);
            // Exactly on a ridge there is no slope to follow: step off it.
            if (values[i] < -floor && Math.Abs(size) < 1e-3) size = size < 0 ? -1e-1 : 1e-1;
            decrement += along * size;
            for (var j = 0; j < k; j++) step[j] -= size * vectors[(j * k) + i];
        }

        return (decrement, convex);
    }

    private static double Norm(double[] gradient) => gradient.Max(Math.Abs);
}
