using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Enrolment.Features.SignUp;

internal sealed class ForgettingService(ForgetUnconfirmed forget, ILogger<ForgettingService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try { await forget.Run(stopping); }
                catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "Unconfirmed sign-ups could not be forgotten; it is tried again in an hour."); }
            }
        }
        catch (OperationCanceledException) { }
    }
}
