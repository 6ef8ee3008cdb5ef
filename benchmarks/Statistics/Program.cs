using BenchmarkDotNet.Running;
using Confrere.Statistics.Benchmarks;

// "time" and "million" print medians for benchmarks/run, "csv" writes the file that it fits from; anything else goes to BenchmarkDotNet (for instance --filter '*Mmrm*').
switch (args)
{
    case ["time"]:
        Stopwatches.Run();
        break;
    case ["million", var subject]:
        Stopwatches.Million(subject);
        break;
    case ["csv", var file]:
        TrialData.WriteCsv(1_000_000, 3, file);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(MmrmBenchmarks).Assembly).Run(args);
        break;
}
