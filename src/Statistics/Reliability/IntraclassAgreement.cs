using Confrere.Statistics.Data;
using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Reliability;

/// <summary>
/// Agreement of k ratings (raters, or occasions of a test and its retest) of n targets: the six intraclass correlations of Shrout and Fleiss
/// (1979), doi:10.1037/0033-2909.86.2.420, their intervals, and the error of measurement in points (spec 12.3). Assumes normal targets and
/// errors. Targets with a missing rating are left out. O(n k), pure. Agrees with direct algebra in R 4.2 and psych 2.2.9 to 1e-10
/// (reference/icc_shroutfleiss, the example of the paper).
/// </summary>
public sealed class IntraclassAgreement
{
    private readonly double _n, _k, _level, _rows, _columns, _within, _error;

    private IntraclassAgreement(ItemScores scores, double level)
    {
        (_n, _k, _level) = (scores.People, scores.Count, level);
        var x = scores.Values;
        var grand = Kernels.Mean(x.Data);
        double rows = 0, within = 0;
        for (var i = 0; i < x.Rows; i++)
        {
            var row = x.Row(i);
            var mean = Kernels.Mean(row);
            rows += (mean - grand) * (mean - grand);
            within += row.Sum(v => (v - mean) * (v - mean));
        }
        var columns = Enumerable.Range(0, x.Columns).Sum(j => Math.Pow(Kernels.Mean(x.Column(j)) - grand, 2));
        (_rows, _columns, _within) = (_k * rows / (_n - 1), _n * columns / (_k - 1), within / (_n * (_k - 1)));
        _error = (within - _columns * (_k - 1)) / ((_n - 1) * (_k - 1));
    }

    /// <summary>Reads the ratings: one column a rater or occasion, one row a target.</summary>
    /// <exception cref="DataProblemsException">Fewer than two columns or complete targets; columns of different length; infinite values; no differences at all.</exception>
    public static IntraclassAgreement Of(IReadOnlyList<NumericColumn> ratings, double level = 0.95)
    {
        var scores = ItemScores.Of(ratings, 2, 2, mayBeConstant: true);
        var result = new IntraclassAgreement(scores, level);
        if (!(result._rows > 0) || !(result._error > 1e-14 * result._rows))
            throw new DataProblemsException(new DataProblem("ratings", result._rows > 0 ? "They differ by a constant only, so there is no error to estimate." : "All targets have the same mean, so nothing tells them apart."));
        return result;
    }

    /// <summary>Targets with every rating.</summary>
    public int Targets => (int)_n;

    /// <summary>Ratings a target.</summary>
    public int Ratings => (int)_k;

    /// <summary>Mean squares of the two-way table: targets, raters, within targets, error.</summary>
    public (double Targets, double Raters, double Within, double Error) MeanSquares => (_rows, _columns, _within, _error);

    /// <summary>ICC(1,1): every target has its own raters.</summary>
    public ReliabilityCoefficient OneWay => new("ICC(1,1)", Single(_rows, _within), OneRating(_rows / _within, _n * (_k - 1)));

    /// <summary>ICC(2,1): raters are a sample; absolute agreement, differences between raters count as error.</summary>
    public ReliabilityCoefficient Agreement => new("ICC(2,1)", AgreementValue, AgreementLimits());

    /// <summary>ICC(3,1): these raters only; consistency, differences between raters do not count.</summary>
    public ReliabilityCoefficient Consistency => new("ICC(3,1)", Single(_rows, _error), OneRating(_rows / _error, (_n - 1) * (_k - 1)));

    /// <summary>ICC(1,k): the mean of k ratings by other raters for each target.</summary>
    public ReliabilityCoefficient OneWayMean => new("ICC(1,k)", (_rows - _within) / _rows, MeanRating(_rows / _within, _n * (_k - 1)));

    /// <summary>ICC(2,k): the mean of k ratings, absolute agreement.</summary>
    public ReliabilityCoefficient AgreementMean => new("ICC(2,k)", (_rows - _error) / (_rows + (_columns - _error) / _n), AgreementLimits().Map(SteppedUp));

    /// <summary>ICC(3,k): the mean of k ratings, consistency; equals Cronbach's alpha.</summary>
    public ReliabilityCoefficient ConsistencyMean => new("ICC(3,k)", (_rows - _error) / _rows, MeanRating(_rows / _error, (_n - 1) * (_k - 1)));

    /// <summary>F test that targets do not differ, raters' differences counted as error.</summary>
    public JointTest OneWayTest => JointTest.Of("targets", _rows / _within, _n - 1, _n * (_k - 1), DegreesOfFreedomMethod.Residual);

    /// <summary>F test that targets do not differ, raters' differences removed.</summary>
    public JointTest ConsistencyTest => JointTest.Of("targets", _rows / _error, _n - 1, (_n - 1) * (_k - 1), DegreesOfFreedomMethod.Residual);

    /// <summary>Standard error of measurement of one rating, shifts between raters or occasions counted, in points.</summary>
    public double AgreementError => Math.Sqrt(_within);

    /// <summary>Standard error of measurement of one rating, shifts removed, in points.</summary>
    public double ConsistencyError => Math.Sqrt(_error);

    /// <summary>The smallest change of one person that is not error at the confidence level: z sqrt(2) times <see cref="ConsistencyError"/>, in points.</summary>
    public double SmallestDetectableChange => Normal.Quantile(0.5 + _level / 2) * Math.Sqrt(2) * ConsistencyError;

    private double AgreementValue => (_rows - _error) / (_rows + (_k - 1) * _error + _k * (_columns - _error) / _n);

    private double Single(double between, double error) => (between - error) / (between + (_k - 1) * error);

    private (double Lower, double Upper) Scaled(double f, double denominator) =>
        (f / FisherF.Quantile(0.5 + _level / 2, _n - 1, denominator), f * FisherF.Quantile(0.5 + _level / 2, denominator, _n - 1));

    private Interval OneRating(double f, double denominator)
    {
        var (lower, upper) = Scaled(f, denominator);
        return new((lower - 1) / (lower + _k - 1), (upper - 1) / (upper + _k - 1), _level);
    }

    private Interval MeanRating(double f, double denominator)
    {
        var (lower, upper) = Scaled(f, denominator);
        return new(1 - 1 / lower, 1 - 1 / upper, _level);
    }

    // Shrout and Fleiss (1979), p. 424: Satterthwaite's degrees of freedom for the raters' part.
    private Interval AgreementLimits()
    {
        double icc = AgreementValue, f = _columns / _error, own = _n * (1 + (_k - 1) * icc) - _k * icc;
        var top = (_k - 1) * (_n - 1) * Math.Pow(_k * icc * f + own, 2);
        var v = top / ((_n - 1) * _k * _k * icc * icc * f * f + own * own);
        double upper = FisherF.Quantile(0.5 + _level / 2, _n - 1, v), lower = FisherF.Quantile(0.5 + _level / 2, v, _n - 1), mixed = _k * _columns + (_k * _n - _k - _n) * _error;
        return new(_n * (_rows - upper * _error) / (upper * mixed + _n * _rows), _n * (lower * _rows - _error) / (mixed + _n * lower * _rows), _level);
    }

    private double SteppedUp(double r) => r * _k / (1 + r * (_k - 1));
}
