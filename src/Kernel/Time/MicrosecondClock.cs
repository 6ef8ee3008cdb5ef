using NodaTime;

namespace Confrere.Kernel.Time;

/// <summary>The system's clock cut to microseconds, the finest that both databases keep, so that what is read equals what was written.</summary>
public sealed class MicrosecondClock(IClock inner) : IClock
{
    private const int TicksPerMicrosecond = 10;

    public static readonly MicrosecondClock System = new(SystemClock.Instance);

    public Instant GetCurrentInstant()
    {
        var ticks = inner.GetCurrentInstant().ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - ticks % TicksPerMicrosecond);
    }
}
