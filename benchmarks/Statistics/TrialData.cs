using System.Globalization;
using Confrere.Statistics.Data;

namespace Confrere.Statistics.Benchmarks;

/// <summary>Simulated wait-list trials: outcomes at months 0, 3 and 6 with dropout, from a counter-based stream (SplitMix64).</summary>
internal sealed class TrialData(ulong seed)
{
    private ulong _state = seed;

    public double NextUniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal by Box and Muller's cosine branch.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>One participant: outcomes at the three visits, and how many of them were attended.</summary>
    public int Participant(bool coached, Span<double> outcomes)
    {
        double person = 8 * NextNormal();
        for (int visit = 0; visit < 3; visit++)
        {
            outcomes[visit] = 50 + person + (coached && visit > 0 ? 3 : 0) + 6 * NextNormal();
        }
        double u = NextUniform();
        return u < 0.08 ? 1 : u < 0.2 ? 2 : 3;
    }

    public static Frame Frame(int participants, ulong seed)
    {
        var source = new TrialData(seed);
        List<double> id = [], arm = [], y = [];
        List<string> visit = [];
        Span<double> outcomes = stackalloc double[3];
        for (int i = 0; i < participants; i++)
        {
            int attended = source.Participant(i % 2 == 1, outcomes);
            for (int v = 0; v < attended; v++)
            {
                id.Add(i);
                arm.Add(i % 2);
                visit.Add(new[] { "0", "3", "6" }[v]);
                y.Add(outcomes[v]);
            }
        }
        return Data.Frame.FromColumns(new NumericColumn("id", id), new NumericColumn("arm", arm), new FactorColumn("month", visit, ["0", "3", "6"]), new NumericColumn("y", y));
    }

    /// <summary>A complete trial of many participants as text: id, arm, month and outcome of every visit.</summary>
    public static void WriteCsv(int participants, ulong seed, string file)
    {
        var source = new TrialData(seed);
        using var writer = new StreamWriter(file);
        writer.Write("id,arm,month,y\n");
        Span<double> outcomes = stackalloc double[3];
        for (int i = 0; i < participants; i++)
        {
            source.Participant(i % 2 == 1, outcomes);
            for (int v = 0; v < outcomes.Length; v++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i},{(i % 2 == 1 ? "coached" : "waiting")},{3 * v},{outcomes[v]:F4}\n"));
            }
        }
    }

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }
}
