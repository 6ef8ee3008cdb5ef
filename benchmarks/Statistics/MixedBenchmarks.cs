using BenchmarkDotNet.Attributes;
using Confrere.Statistics.Data;

namespace Confrere.Statistics.Benchmarks;

/// <summary>Linear mixed models: sleepstudy with Satterthwaite coefficients, and ten thousand participants at four visits.</summary>
[MemoryDiagnoser]
public class MixedBenchmarks
{
    private Frame _sleep = null!, _long = null!;

    /// <summary>Reads and makes the data.</summary>
    [GlobalSetup]
    public void Setup() => (_sleep, _long) = (MixedWork.SleepstudyData(), MixedWork.Longitudinal(10_000, 4));

    /// <summary>Random intercept and slope, 18 subjects.</summary>
    [Benchmark]
    public double Sleepstudy() => MixedWork.Sleepstudy(_sleep);

    /// <summary>Random intercept, 40,000 rows.</summary>
    [Benchmark]
    public double Intercept_10000x4() => MixedWork.RandomIntercept(_long);

    /// <summary>Random intercept and slope, 40,000 rows.</summary>
    [Benchmark]
    public double Slope_10000x4() => MixedWork.RandomSlope(_long);
}
