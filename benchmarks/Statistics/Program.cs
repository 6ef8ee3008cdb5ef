using BenchmarkDotNet.Running;
using Confrere.Statistics.Benchmarks;

// "time" and "million" print medians for benchmarks/run; anything else goes to BenchmarkDotNet (for instance --filter '*Mmrm*').
switch (args)
{
    case ["time"]:
        Stopwatches.Run();
        break;
    case ["million", var subject]:
        Stopwatches.Million(subject);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(MmrmBenchmarks).Assembly).Run(args);
        break;
}
