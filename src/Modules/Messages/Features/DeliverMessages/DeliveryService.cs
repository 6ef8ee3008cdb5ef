using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Looks for due messages every second while the house is open.</summary>
internal sealed class DeliveryService(DeliverMessages delivery, ILogger<DeliveryService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await WaitForTick(timer, stopping))
        {
            try { await delivery.RunUntilNothingIsDue(stopping); }
            catch (ObjectDisposedException) { return; }
            catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "Messages could not be taken from the outbox; they wait and are tried again."); }
            catch (OperationCanceledException) { return; }
        }
    }

    private static async Task<bool> WaitForTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try { return await timer.WaitForNextTickAsync(stopping); }
        catch (OperationCanceledException) { return false; }
    }
}
