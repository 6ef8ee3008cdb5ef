using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Enrolment.Features.SignUp;

internal sealed class ForgettingService(ForgetUnconfirmed forget, ILogger<ForgettingService> log)
    : RecurringWork(TimeSpan.FromHours(1), "Unconfirmed sign-ups could not be forgotten; it is tried again in an hour.", log)
{
    protected override Task Turn(CancellationToken stopping) => forget.Run(stopping);
}
