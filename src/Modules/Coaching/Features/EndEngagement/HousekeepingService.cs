using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Coaching.Features.EndEngagement;

internal sealed class HousekeepingService(KeepHouse house, ILogger<HousekeepingService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await WaitForTick(timer, stopping))
        {
            try { await house.Run(); }
            catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "Engagements and notes were not gone through; they are at the next turn."); }
        }
    }

    private static async Task<bool> WaitForTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try { return await timer.WaitForNextTickAsync(stopping); }
        catch (OperationCanceledException) { return false; }
    }
}
