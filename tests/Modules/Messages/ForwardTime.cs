using NodaTime;

namespace Confrere.Modules.Tests.Messages;

/// <summary>The clock that only runs forward, moved by hand; the wall clock of the house is another one.</summary>
internal sealed class ForwardTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Pass(Duration time) => Interlocked.Add(ref _ticks, time.BclCompatibleTicks);
}
