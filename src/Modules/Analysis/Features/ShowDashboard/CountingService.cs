using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Analysis.Features.ShowDashboard;

internal sealed class CountingService(CountDashboards dashboards, FirstLook look, ILogger<CountingService> log)
    : RecurringWork(TimeSpan.FromMinutes(1), "The dashboards could not be counted anew; they show what was counted before until the next turn.", log, beginsAtOnce: true)
{
    private bool _hasLooked;

    protected override Task Turn(CancellationToken stopping)
    {
        if (_hasLooked) return dashboards.Run(stopping);
        _hasLooked = true;
        return Look(stopping);
    }

    private async Task Look(CancellationToken stopping)
    {
        try { await look.Take(stopping); }
        catch (Exception failure) { log.LogDebug(failure, "The first look at a dashboard failed; whoever asks first waits a little longer."); }
    }
}
