using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Coaching.Features.EndEngagement;

internal sealed class HousekeepingService(KeepHouse house, ILogger<HousekeepingService> log)
    : RecurringWork(TimeSpan.FromMinutes(1), "Engagements and notes were not gone through; they are at the next turn.", log)
{
    protected override Task Turn(CancellationToken stopping) => house.Run();
}
