using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Analysis.Features.ShowDashboard;

internal sealed class CountingService(CountDashboards dashboards, FirstLook look, ILogger<CountingService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try { await look.Take(stopping); }
        catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogDebug(failure, "The first look at a dashboard failed; whoever asks first waits a little longer."); }
        using var timer = new PeriodicTimer(Interval);
        while (await NextTick(timer, stopping))
        {
            try { await dashboards.Run(stopping); }
            catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "The dashboards could not be counted anew; they show what was counted before until the next turn."); }
        }
    }

    private static async Task<bool> NextTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try { return await timer.WaitForNextTickAsync(stopping); }
        catch (OperationCanceledException) { return false; }
    }
}
