using Confrere.Kernel.Time;
using Confrere.Messages.Domain;
using Microsoft.Extensions.Logging;

namespace Confrere.Messages.Features.ReadBounces;

/// <summary>Looks for returned mail every minute, where a folder for it is set.</summary>
internal sealed class BounceService(ReadBounces bounces, BounceSettings settings, ILogger<BounceService> log)
    : RecurringWork(TimeSpan.FromMinutes(1), "Returned mail could not be read; it is tried again in a minute.", log, beginsAtOnce: true)
{
    protected override Task Turn(CancellationToken stopping) => settings.Folder is null ? Task.CompletedTask : bounces.Run(stopping);
}
