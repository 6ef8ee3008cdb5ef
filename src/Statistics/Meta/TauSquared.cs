using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Meta;

/// <summary>Estimators of the variance between studies, and its interval (spec 7.3, 7.5).</summary>
internal static class TauSquared
{
    private const int MostIterations = 1000;

    // Relative to the estimate plus a typical sampling variance; rounding in the score limits it to a few times 1e-15.
    private const double SmallestStep = 1e-14;

    public static (double Value, bool Converged) Of(StudyResult[] studies, HeterogeneityEstimator estimator) => estimator switch
    {
        HeterogeneityEstimator.CommonEffect => (0, true),
        HeterogeneityEstimator.DerSimonianLaird => (DerSimonianLaird(studies), true),
        HeterogeneityEstimator.PauleMandel => WhereQIs(studies.Length - 1, studies),
        _ => Restricted(studies),
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

    private static (double Value, bool Converged) Restricted(StudyResult[] studies)
    {
        var (value, converged) = ScoreRoot(studies);
        var better = new Pool(studies, 0).RestrictedLogLikelihood >= new Pool(studies, value).RestrictedLogLikelihood;
        return better ? (0, true) : (value, converged);
    }

    // Fisher scoring; the sign of the score keeps a bracket, and a step that leaves it is replaced by halving or doubling.
    private static (double Value, bool Converged) ScoreRoot(StudyResult[] studies)
    {
        var scale = TypicalVariance(studies);
        var (low, high, value) = (0.0, double.PositiveInfinity, Hedges(studies));
        for (var i = 0; i < MostIterations; i++)
        {
            var pool = new Pool(studies, value);
            var score = pool.MinusSlopeOfQ - pool.TraceOfP;
            if (score > 0) low = value;
            else high = value;
            var next = Math.Max(0, value + score / pool.TraceOfPP);
            if (next < low || next > high) next = double.IsInfinity(high) ? 2 * value + scale : 0.5 * (low + high);
            if (Math.Abs(next - value) <= SmallestStep * (value + scale)) return (next, true);
            value = next;
        }
        return (value, false);
    }

    // Hedges (1983): unweighted moments; where Fisher scoring starts.
    private static double Hedges(StudyResult[] studies)
    {
        var mean = studies.Average(study => study.Estimate);
        var spread = studies.Sum(study => (study.Estimate - mean) * (study.Estimate - mean)) / (studies.Length - 1);
        return Math.Max(0, spread - studies.Average(study => study.Variance));
    }

    private static double TypicalVariance(StudyResult[] studies) => studies.Length / studies.Sum(study => 1 / study.Variance);
}
