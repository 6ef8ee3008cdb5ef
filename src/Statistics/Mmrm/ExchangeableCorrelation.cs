namespace Confrere.Statistics.Mmrm;

/// <summary>One correlation in (-1/(J-1), 1), through a logistic map of that interval.</summary>
internal sealed class ExchangeableCorrelation(int visits) : CorrelationFamily(visits)
{
    // A start clear of the lower end, where the matrix loses rank.
    private const double LeastShare = 0.02;

    private double Lowest => -1.0 / (Visits - 1);

    public override int Count => Visits > 1 ? 1 : 0;

    public override void Start(ReadOnlySpan<double> correlation, Span<double> parameters)
    {
        if (Count == 0)
        {
            return;
        }
        double sum = 0;
        for (int lag = 1; lag < Visits; lag++)
        {
            sum += AtLag(correlation, lag) * (Visits - lag);
        }
        double rho = Inside(2 * sum / (Visits * (Visits - 1)));
        double share = Math.Clamp((rho - Lowest) / (1 - Lowest), LeastShare, 1 - LeastShare);
        parameters[0] = Math.Log(share / (1 - share));
    }

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> r, Span<double> first, Span<double> second)
    {
        double share = Count == 0 ? 0 : 1 / (1 + Math.Exp(-parameters[0])), slope = (1 - Lowest) * share * (1 - share);
        for (int s = 0; s < Visits; s++)
        {
            for (int t = 0; t < Visits; t++)
            {
                int at = s * Visits + t;
                r[at] = s == t ? 1 : Lowest + (1 - Lowest) * share;
                if (Count > 0)
                {
                    first[at] = s == t ? 0 : slope;
                    second[at] = s == t ? 0 : slope * (1 - 2 * share);
                }
            }
        }
    }

    public override IEnumerable<(string Name, int Row, int Column)> Representatives(IReadOnlyList<string> visits) =>
        Count == 0 ? [] : [("correlation", 1, 0)];
}
