namespace Confrere.Statistics.Mmrm;

/// <summary>R_st = rho^|s-t| with rho = tanh of the parameter.</summary>
internal sealed class AutoregressiveCorrelation(int visits) : CorrelationFamily(visits)
{
    public override int Count => Visits > 1 ? 1 : 0;

    public override void Start(ReadOnlySpan<double> correlation, Span<double> parameters)
    {
        if (Count > 0)
        {
            parameters[0] = Math.Atanh(Inside(AtLag(correlation, 1)));
        }
    }

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> r, Span<double> first, Span<double> second)
    {
        double rho = Count == 0 ? 0 : Math.Tanh(parameters[0]), slope = 1 - rho * rho;
        for (int s = 0; s < Visits; s++)
        {
            for (int t = 0; t < Visits; t++)
            {
                int at = s * Visits + t, lag = Math.Abs(s - t);
                r[at] = Power(rho, lag);
                if (Count > 0)
                {
                    double d = lag * Power(rho, lag - 1), dd = lag * (lag - 1) * Power(rho, lag - 2);
                    first[at] = d * slope;
                    second[at] = dd * slope * slope - 2 * rho * slope * d;
                }
            }
        }
    }

    public override IEnumerable<(string Name, int Row, int Column)> Representatives(IReadOnlyList<string> visits) =>
        Count == 0 ? [] : [("correlation", 1, 0)];

    private static double Power(double x, int exponent)
    {
        double product = 1;
        for (int k = 0; k < exponent; k++)
        {
            product *= x;
        }
        return product;
    }
}
