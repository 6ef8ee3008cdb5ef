using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Confrere.Drills;

/// <summary>What a measured figure has to be read beside: cores, versions, and how fast this disk makes a write durable.</summary>
internal static class MachineFacts
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    public static string Sentence(string folder) => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}, {Flushes(folder):0} flushes (fdatasync) a second after a write of 4 kB, load average {LoadAverage()} at the end");

    /// <summary>Writes of 4 kB over the same place of a file, each made durable.</summary>
    public static double Flushes(string folder) => FlushTimes(folder).Count / Long.TotalSeconds;

    /// <summary>What each of them took in milliseconds, in rising order; a second long.</summary>
    public static IReadOnlyList<double> FlushTimes(string folder)
    {
        var path = Path.Combine(folder, "flush-probe");
        try
        {
            using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, preallocationSize: 4096);
            var block = new byte[4096];
            var (watch, times) = (Stopwatch.StartNew(), new List<double>());
            while (watch.Elapsed < Long)
            {
                var began = watch.Elapsed;
                RandomAccess.Write(file, block, 0);
                if (FlushData(file) != 0) throw new IOException("This file cannot be flushed.");
                times.Add((watch.Elapsed - began).TotalMilliseconds);
            }
            times.Sort();
            return times;
        }
        finally { File.Delete(path); }
    }

#pragma warning disable SYSLIB1054 // Generated marshalling would need unsafe code in the project for one call.
    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushData(SafeFileHandle file);
#pragma warning restore SYSLIB1054

    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
