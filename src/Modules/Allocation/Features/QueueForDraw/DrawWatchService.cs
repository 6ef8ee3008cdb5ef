using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Allocation.Features.QueueForDraw;

internal sealed class DrawWatchService(DrawWatch watch, ILogger<DrawWatchService> log)
    : RecurringWork(TimeSpan.FromMinutes(5), "Those who wait to be drawn could not be drawn; it is tried again in five minutes.", log, beginsAtOnce: true)
{
    protected override Task Turn(CancellationToken stopping) => watch.Run();
}
