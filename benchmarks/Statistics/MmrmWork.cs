using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Mmrm;

namespace Confrere.Statistics.Benchmarks;

/// <summary>The pieces of work that are timed, here and (with the same data or the same kind of data) in benchmarks/peers.</summary>
internal static class MmrmWork
{
    public static readonly MmrmModel Model = new()
    {
        Response = "y",
        Subject = "id",
        Visit = "month",
        Terms = Term.Crossed("arm", "month"),
        DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger,
    };

    private static readonly string[] Visits = ["0", "3", "6"];
    private static readonly string[] Columns = ["(Intercept)", "arm", "month3", "month6", "arm:month3", "arm:month6"];

    /// <summary>Design rows of the two arms, three visits one behind the other.</summary>
    private static readonly double[][] Designs =
    [
        [1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0],
        [1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1],
    ];

    private static readonly int[] AllVisits = [0, 1, 2];

    public static LongitudinalAccumulator NewSums() => new(Visits, Columns);

    /// <summary>Coefficient table of one trial, from a frame of rows.</summary>
    public static double FromFrame(Frame frame) => Model.Fit(frame).CoefficientTable().Sum(e => e.PValue);

    /// <summary>Coefficient table of one trial, from its sums.</summary>
    public static double FromSums(LongitudinalAccumulator sums) => Model.Fit(sums).CoefficientTable().Sum(e => e.PValue);

    /// <summary>Simulates a trial of 138 and tests the effect at month 6.</summary>
    public static double SimulatedTrial(ulong seed, LongitudinalAccumulator sums)
    {
        sums.Clear();
        Add(sums, new TrialData(seed), 138);
        return Model.Fit(sums).Estimate(EffectAtMonth6).PValue;
    }

    /// <summary>10,000 simulated trials on all cores; the share that is significant.</summary>
    public static double TenThousandTrials()
    {
        int significant = 0;
        Parallel.For(0, 10_000, NewSums, (trial, _, sums) =>
        {
            if (SimulatedTrial((ulong)trial, sums) < 0.05)
            {
                Interlocked.Increment(ref significant);
            }
            return sums;
        }, _ => { });
        return significant / 10_000.0;
    }

    /// <summary>Outcomes of n participants at three visits (the first attended[i] of them), as a caller would hold them.</summary>
    public static (double[] Outcomes, byte[] Attended) Many(int participants)
    {
        var source = new TrialData(1);
        double[] outcomes = new double[3 * participants];
        byte[] attended = new byte[participants];
        for (int i = 0; i < participants; i++)
        {
            attended[i] = (byte)source.Participant(i % 2 == 1, outcomes.AsSpan(3 * i, 3));
        }
        return (outcomes, attended);
    }

    /// <summary>Sums the participants on all cores, merges and fits.</summary>
    public static double Large((double[] Outcomes, byte[] Attended) data)
    {
        int parts = Environment.ProcessorCount, n = data.Attended.Length;
        var sums = new LongitudinalAccumulator[parts];
        Parallel.For(0, parts, part =>
        {
            LongitudinalAccumulator mine = sums[part] = NewSums();
            for (int i = (int)((long)n * part / parts); i < (int)((long)n * (part + 1) / parts); i++)
            {
                int m = data.Attended[i];
                mine.Add(AllVisits.AsSpan(0, m), Designs[i % 2].AsSpan(0, 6 * m), data.Outcomes.AsSpan(3 * i, m));
            }
        });
        for (int part = 1; part < parts; part++)
        {
            sums[0].Merge(sums[part]);
        }
        return FromSums(sums[0]);
    }

    private static Contrast EffectAtMonth6 { get; } = Contrast.Of("effect at month 6", ("arm", 1), ("arm:month6", 1));

    private static void Add(LongitudinalAccumulator sums, TrialData source, int participants)
    {
        Span<double> outcomes = stackalloc double[3];
        for (int i = 0; i < participants; i++)
        {
            int m = source.Participant(i % 2 == 1, outcomes);
            sums.Add(AllVisits.AsSpan(0, m), Designs[i % 2].AsSpan(0, 6 * m), outcomes[..m]);
        }
    }
}
