using Confrere.Messages.Domain;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Messages.Features.ReadBounces;

/// <summary>Looks for returned mail every minute, where a folder for it is set.</summary>
internal sealed class BounceService(ReadBounces bounces, BounceSettings settings, ILogger<BounceService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (settings.Folder is null) return;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                try { await bounces.Run(stopping); }
                catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "Returned mail could not be read; it is tried again in a minute."); }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) { }
    }
}
