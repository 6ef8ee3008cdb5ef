using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Meta;

/// <summary>Estimators of the variance between studies, and its interval (spec 7.3, 7.5).</summary>
internal static class TauSquared
{
    private const int MostIterations = 1000;

    // Relative to the estimate plus a typical sampling variance; rounding in the score limits it to a few times 1e-15.
    private const double SmallestStep = 1e-14;

    // A rational function of tau^2 whose poles lie at the -v: a grid this fine in the logarithm separates its turning points.
    private const int GridSteps = 200;
    private const double SmallestGridPoint = 1e-4;

    public static (double Value, bool Converged) Of(StudyResult[] studies, HeterogeneityEstimator estimator) => estimator switch
    {
        HeterogeneityEstimator.CommonEffect => (0, true),
        HeterogeneityEstimator.DerSimonianLaird => (DerSimonianLaird(studies), true),
        HeterogeneityEstimator.PauleMandel => WhereQIs(studies.Length - 1, studies),
        _ => (Restricted(studies), true),
    };

    /// <summary>All tau^2 at which the generalised Q is an ordinary value of chi-square: Viechtbauer (2007), doi:10.1002/sim.2514.</summary>
    public static Interval QProfile(StudyResult[] studies, double level)
    {
        var tail = (1 - level) / 2;
        double At(double p) => WhereQIs(ChiSquare.Quantile(p, studies.Length - 1), studies).Value;
        return new(At(1 - tail), At(tail), level);
    }

    private static double DerSimonianLaird(StudyResult[] studies)
    {
        var pool = new Pool(studies, 0);
        return Math.Max(0, (pool.Q - (studies.Length - 1)) / pool.TraceOfP);
    }

    // Q falls and is convex in tau^2, so that Newton from zero climbs to the root without passing it.
    private static (double Value, bool Converged) WhereQIs(double target, StudyResult[] studies)
    {
        var (value, scale) = (0.0, TypicalVariance(studies));
        for (var i = 0; i < MostIterations; i++)
        {
            var pool = new Pool(studies, value);
            var step = (pool.Q - target) / pool.MinusSlopeOfQ;
            if (!(step > SmallestStep * (value + scale))) return (value, true);
            value += step;
        }
        return (value, false);
    }

    // The restricted likelihood may have several maxima, at zero and inside; the highest is taken, the smallest of equal ones.
    private static double Restricted(StudyResult[] studies)
    {
        var (best, height) = (0.0, new Pool(studies, 0).RestrictedLogLikelihood);
        foreach (var maximum in InnerMaxima(studies))
        {
            var there = new Pool(studies, maximum).RestrictedLogLikelihood;
            if (there > height) (best, height) = (maximum, there);
        }
        return best;
    }

    // Where the score turns from positive to negative, on a grid whose steps are a fixed ratio: weights change on the scale of v + tau^2.
    private static IEnumerable<double> InnerMaxima(StudyResult[] studies)
    {
        var last = LargestMaximum(studies);
        var ratio = Math.Pow(last / (SmallestGridPoint * studies.Min(study => study.Variance)), 1.0 / GridSteps);
        for (var (low, high) = (0.0, last / Math.Pow(ratio, GridSteps)); low < last; (low, high) = (high, high * ratio))
            if (Score(studies, low) > 0 && Score(studies, high) <= 0) yield return TurningPoint(studies, low, high);
    }

    // Beyond this the score is negative: sum w^2 r^2 <= SS / (t + v_min)^2 and tr P >= (k - 1) / (t + v_max).
    private static double LargestMaximum(StudyResult[] studies)
    {
        var (mean, least, most) = (studies.Average(study => study.Estimate), studies.Min(study => study.Variance), studies.Max(study => study.Variance));
        var spread = studies.Sum(study => (study.Estimate - mean) * (study.Estimate - mean)) / (studies.Length - 1);
        return spread + 2 * Math.Sqrt(spread * most) + least;
    }

    private static double TurningPoint(StudyResult[] studies, double low, double high)
    {
        while (0.5 * (low + high) is var middle && middle > low && middle < high)
            if (Score(studies, middle) > 0) low = middle;
            else high = middle;
        return high;
    }

    private static double Score(StudyResult[] studies, double value)
    {
        var pool = new Pool(studies, value);
        return pool.MinusSlopeOfQ - pool.TraceOfP;
    }

    private static double TypicalVariance(StudyResult[] studies) => studies.Length / studies.Sum(study => 1 / study.Variance);
}
