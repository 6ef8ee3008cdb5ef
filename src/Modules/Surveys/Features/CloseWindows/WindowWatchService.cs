using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Surveys.Features.CloseWindows;

internal sealed class WindowWatchService(WindowWatch watch, ILogger<WindowWatchService> log)
    : RecurringWork(TimeSpan.FromMinutes(1), "The steps of open surveys could not be taken; they are tried again in a minute.", log, beginsAtOnce: true)
{
    protected override Task Turn(CancellationToken stopping) => watch.TakeAll(stopping);
}
