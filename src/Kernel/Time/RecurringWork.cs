using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Kernel.Time;

/// <summary>Work that is done turn by turn while the house is open. What a turn could not do is told and left to the next.</summary>
/// <param name="interval">Between the end of a wait and the end of the next; a turn that takes longer is followed at once.</param>
/// <param name="failed">What did not happen and when it is tried again, in a sentence for whoever runs the house.</param>
/// <param name="beginsAtOnce">Or after the first interval.</param>
public abstract class RecurringWork(TimeSpan interval, string failed, ILogger log, bool beginsAtOnce = false) : BackgroundService
{
    protected abstract Task Turn(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            if (beginsAtOnce) await TurnOrTell(stopping);
            while (await timer.WaitForNextTickAsync(stopping)) await TurnOrTell(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The house is closing, and takes its services away under whatever still runs.
        }
    }

    private async Task TurnOrTell(CancellationToken stopping)
    {
        try { await Turn(stopping); }
        catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "{Failed}", failed); }
    }
}
