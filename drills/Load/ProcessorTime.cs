using System.Diagnostics;

namespace Confrere.Drills.Load;

internal static class ProcessorTime
{
    public static TimeSpan Of(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.TotalProcessorTime;
    }
}
