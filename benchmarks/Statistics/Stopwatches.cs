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
        var sleep = MixedWork.SleepstudyData();
        Print("lmm-sleepstudy-slope", SteadyState, 201, () => MixedWork.Sleepstudy(sleep));
        Print("mmrm-10000-simulated-trials", 1, 3, MmrmWork.TenThousandTrials);
        Print("ancova-10000-simulated-trials", 1, 3, MixedWork.TenThousandAncovas);
        var ten = MmrmWork.Many(10_000);
        Print("mmrm-10000x3-un-kr", 3, 7, () => MmrmWork.Large(ten));
        var four = MixedWork.Longitudinal(10_000, 4);
        Print("lmm-10000x4-intercept", 20, 7, () => MixedWork.RandomIntercept(four));
        Print("lmm-10000x4-slope", 20, 7, () => MixedWork.RandomSlope(four));
        var full = MixedWork.CrossedData(800, 20, 20);
        Print("lmm-crossed-800x20", 2, 7, () => MixedWork.Crossed(full));
        Console.Error.WriteLine($"# {Environment.ProcessorCount} cores; checksum {_sink}");
    }

    /// <summary>A million participants at three visits in a process of its own, so that its peak memory is this work's.</summary>
    /// <param name="subject">What names participants: "number", "text", or "sums" for the MMRM from sums.</param>
    public static void Million(string subject)
    {
        if (subject == "sums")
        {
            var many = MmrmWork.Many(1_000_000);
            Print("mmrm-1000000x3-un-kr", 1, 5, () => MmrmWork.Large(many));
            PrintPeak("mmrm-1000000x3");
            return;
        }
        var frame = MixedWork.Longitudinal(1_000_000, 3, subject == "text");
        Console.Error.WriteLine($"# peak before fitting {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        string suffix = subject == "text" ? "-text-ids" : "";
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes();
        _sink += MixedWork.RandomIntercept(frame);
        Console.Error.WriteLine($"# the fit allocates {GC.GetTotalAllocatedBytes() - before >> 20} MB");
        // R's peak is that of one fit too; repeats would add what the collector has not yet freed.
        PrintPeak($"lmm-1000000x3{suffix}");
        Print($"lmm-1000000x3-intercept{suffix}", 1, 3, () => MixedWork.RandomIntercept(frame));
        Print($"lmm-1000000x3-slope{suffix}", 1, 3, () => MixedWork.RandomSlope(frame));
    }

    private static void PrintPeak(string name) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}-peak-MB {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0}"));

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
