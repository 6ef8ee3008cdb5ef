using NodaTime;

namespace Confrere.Drills;

/// <summary>The system's clock so many days ahead, so that each process of a drill lives on days of its own.</summary>
internal sealed class DrillClock(int days) : IClock
{
    private static readonly IClock Now = Kernel.Time.MicrosecondClock.System;

    private volatile int _days = days;

    public Instant GetCurrentInstant() => Now.GetCurrentInstant() + Duration.FromDays(_days);

    public void Pass(int days) => _days += days;
}
