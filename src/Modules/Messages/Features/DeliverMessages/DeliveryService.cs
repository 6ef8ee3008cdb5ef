using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Looks for due messages every second while the house is open.</summary>
internal sealed class DeliveryService(DeliverMessages delivery, ILogger<DeliveryService> log)
    : RecurringWork(TimeSpan.FromSeconds(1), "Messages could not be taken from the outbox; they wait and are tried again.", log)
{
    protected override Task Turn(CancellationToken stopping) => delivery.RunUntilNothingIsDue(stopping);
}
