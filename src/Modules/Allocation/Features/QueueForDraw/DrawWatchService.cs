using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Allocation.Features.QueueForDraw;

internal sealed class DrawWatchService(DrawWatch watch, ILogger<DrawWatchService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                try { await watch.Run(); }
                catch (Exception failure) when (!stopping.IsCancellationRequested)
                {
                    log.LogError(failure, "Those who wait to be drawn could not be drawn; it is tried again in five minutes.");
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // The house is closing.
        }
    }
}
