using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Kernel.Audit;

internal sealed class HeadService(HeadKeeper keeper, ILogger<HeadService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try { await keeper.Run(stopping); }
            catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "The log's head could not be signed or given to its witnesses; it is tried again."); }
        }
        while (await WaitForTick(timer, stopping));
    }

    private static async Task<bool> WaitForTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try { return await timer.WaitForNextTickAsync(stopping); }
        catch (OperationCanceledException) { return false; }
    }
}
