namespace Confrere.Statistics.Longitudinal;

/// <summary>All patterns of an accumulator in a basis in which arithmetic is safe, and the way back from it (specification 2.3.2).</summary>
/// <remarks>
/// Columns are scaled by powers of two and, where their mean is large against their spread, centred through the intercept; the ordinary
/// least-squares fit is taken out of the outcome; visits are scaled to unit residual variance. All of it is a linear change of basis.
/// </remarks>
internal sealed class MomentSet
{
    private readonly double[] _columnScale, _columnCentre, _offset;
    private readonly int _intercept;

    internal MomentSet(string[] visits, LongitudinalAccumulator source, MomentBasis basis, PatternMoments[] patterns, double[] visitScale)
    {
        VisitNames = visits;
        Groups = source.Groups;
        Columns = source.Columns;
        Patterns = patterns;
        VisitScale = visitScale;
        (_columnScale, _columnCentre, _offset, _intercept) = (basis.Scale, basis.Centre, basis.Offset, basis.Intercept);
        Rows = patterns.Sum(p => p.Subjects * p.Visits.Length);
        Subjects = patterns.Sum(p => p.Subjects);
    }

    public string[] VisitNames { get; }

    public IReadOnlyList<string> Groups { get; }

    public IReadOnlyList<string> Columns { get; }

    public PatternMoments[] Patterns { get; }

    /// <summary>Outcome at visit v is measured in units of this.</summary>
    public double[] VisitScale { get; }

    /// <summary>Visits whose residuals are rounding.</summary>
    public IReadOnlyList<string> VisitsWithoutResidual { get; init; } = [];

    public long Rows { get; }

    public long Subjects { get; }

    public int Coefficients => Columns.Count;

    public double LogScaleOfColumns => _columnScale.Sum(Math.Log);

    public double LogScaleOfRows => Patterns.Sum(p => p.Subjects * p.Visits.Sum(v => Math.Log(VisitScale[v])));

    /// <summary>Coefficients of the columns as the caller has them.</summary>
    public double[] ToCaller(ReadOnlySpan<double> coefficients)
    {
        var result = new double[coefficients.Length];
        for (int k = 0; k < result.Length; k++)
        {
            result[k] += _columnScale[k] * coefficients[k];
            if (_intercept >= 0)
            {
                result[_intercept] -= _columnScale[k] * _columnCentre[k] * coefficients[k];
            }
        }
        for (int k = 0; k < result.Length; k++)
        {
            result[k] += _offset[k];
        }
        return result;
    }

    /// <summary>Weights of the caller's coefficients as weights of the coefficients here.</summary>
    public void FromCaller(ReadOnlySpan<double> weights, Span<double> result)
    {
        for (int k = 0; k < weights.Length; k++)
        {
            double centre = _intercept >= 0 ? _columnCentre[k] * weights[_intercept] : 0;
            result[k] = _columnScale[k] * (weights[k] - centre);
        }
    }

    /// <summary>T C T' for a covariance here.</summary>
    public double[] CovarianceToCaller(ReadOnlySpan<double> covariance)
    {
        int p = Coefficients;
        var result = new double[p * p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                result[i * p + j] = _columnScale[i] * _columnScale[j] * covariance[i * p + j];
            }
        }
        if (_intercept < 0 || _columnCentre.All(c => c == 0))
        {
            return result;
        }
        AddCentre(result, p, 1, p);
        AddCentre(result, p, p, 1);
        return result;
    }

    // Row (or column) of the intercept minus the centred columns: first along one index, then along the other.
    private void AddCentre(double[] matrix, int p, int along, int across)
    {
        for (int j = 0; j < p; j++)
        {
            for (int k = 0; k < p; k++)
            {
                matrix[_intercept * across + j * along] -= _columnCentre[k] * matrix[k * across + j * along];
            }
        }
    }
}
