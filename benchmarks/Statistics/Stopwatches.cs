using System.Diagnostics;
using System.Globalization;

namespace Confrere.Statistics.Benchmarks;

/// <summary>Quick timing for benchmarks/run: one line for each piece of work, "name milliseconds", median of repeats after warming up.</summary>
internal static class Stopwatches
{
    // The just-in-time compiler needs this many calls of everything inside until it has recompiled the last of it.
    private const int SteadyState = 20_000;

    private static double _sink;

    public static void Run()
    {
        var frame = TrialData.Frame(138, 7);
        var sums = MmrmWork.Model.Accumulate(frame);
        Print("mmrm-138x3-un-kr", SteadyState, 201, () => MmrmWork.FromFrame(frame));
        Print("mmrm-138x3-un-kr-from-sums", SteadyState, 201, () => MmrmWork.FromSums(sums));
        Print("mmrm-10000-simulated-trials", 1, 3, MmrmWork.TenThousandTrials);
        var ten = MmrmWork.Many(10_000);
        Print("mmrm-10000x3-un-kr", 3, 7, () => MmrmWork.Large(ten));
        var many = MmrmWork.Many(1_000_000);
        Print("mmrm-1000000x3-un-kr", 1, 5, () => MmrmWork.Large(many));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak-memory-MB {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0}"));
        Console.Error.WriteLine($"# {Environment.ProcessorCount} cores; checksum {_sink}");
    }

    private static void Print(string name, int warmUp, int repeats, Func<double> work)
    {
        for (int i = 0; i < warmUp; i++)
        {
            _sink += work();
        }
        var times = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            _sink += work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {times[repeats / 2]:G5}"));
    }
}
