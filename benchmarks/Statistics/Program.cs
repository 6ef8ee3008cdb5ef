using BenchmarkDotNet.Running;
using Confrere.Statistics.Benchmarks;

// "time" prints medians for benchmarks/run; anything else goes to BenchmarkDotNet (for instance --filter '*Mmrm*').
if (args is ["time"])
{
    Stopwatches.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(MmrmBenchmarks).Assembly).Run(args);
}
