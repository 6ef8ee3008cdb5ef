using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Kernel.Audit;

internal sealed class SequencerService(Sequencer sequencer, ILogger<SequencerService> log)
    : RecurringWork(TimeSpan.FromSeconds(1), "Facts could not be linked; they wait and are tried again.", log)
{
    protected override Task Turn(CancellationToken stopping) => sequencer.LinkAll(stopping);
}
