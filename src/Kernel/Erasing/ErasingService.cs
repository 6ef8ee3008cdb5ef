using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Confrere.Kernel.Erasing;

/// <summary>Overwrites the traces of what was erased, within a day and once a day at most: while tables are rewritten, who needs them waits.</summary>
internal sealed class ErasingService(ErasedTraces traces, IClock clock, ILogger<ErasingService> log)
    : RecurringWork(TimeSpan.FromHours(1), "What erased values left in the files could not be overwritten; it is tried again in an hour.", log)
{
    private static readonly Duration Between = Duration.FromHours(20);

    protected override Task Turn(CancellationToken stopping) => traces.Overwrite(clock.GetCurrentInstant() - Between, stopping);
}
