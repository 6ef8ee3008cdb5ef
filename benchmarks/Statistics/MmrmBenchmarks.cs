using BenchmarkDotNet.Attributes;
using Confrere.Statistics.Data;
using Confrere.Statistics.Longitudinal;

namespace Confrere.Statistics.Benchmarks;

/// <summary>138 participants, three visits, unstructured, Kenward-Roger coefficients.</summary>
[MemoryDiagnoser]
public class MmrmBenchmarks
{
    private Frame _frame = null!;
    private LongitudinalAccumulator _sums = null!, _scratch = null!;

    /// <summary>Makes the data.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _frame = TrialData.Frame(138, 7);
        _sums = MmrmWork.Model.Accumulate(_frame);
        _scratch = MmrmWork.NewSums();
    }

    /// <summary>Rows to coefficient table.</summary>
    [Benchmark(Baseline = true)]
    public double From_rows() => MmrmWork.FromFrame(_frame);

    /// <summary>Sums to coefficient table.</summary>
    [Benchmark]
    public double From_sums() => MmrmWork.FromSums(_sums);

    /// <summary>One of many simulated trials: draw, sum, fit, test.</summary>
    [Benchmark]
    public double Simulated_trial() => MmrmWork.SimulatedTrial(7, _scratch);
}
