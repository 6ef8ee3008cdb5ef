using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Confrere.Kernel.Erasing;

/// <summary>Overwrites the traces of what was erased, within a day and once a day at most: while tables are rewritten, who needs them waits.</summary>
internal sealed class ErasingService(ErasedTraces traces, IClock clock, ILogger<ErasingService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly Duration Between = Duration.FromHours(20);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await WaitForTick(timer, stopping))
        {
            try { await traces.Overwrite(clock.GetCurrentInstant() - Between, stopping); }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { return; }
            catch (Exception failure) { log.LogError(failure, "What erased values left in the files could not be overwritten; it is tried again in an hour."); }
        }
    }

    private static async Task<bool> WaitForTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try { return await timer.WaitForNextTickAsync(stopping); }
        catch (OperationCanceledException) { return false; }
    }
}
