using System.Globalization;
using Confrere.Kernel.Time;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>
/// The demonstration's clock: while the programme is played it shows the instant being played; afterwards the system's time plus the
/// days by which somebody moved it forward, which are kept in a file so that a restart does not fall back.
/// </summary>
internal sealed class DemonstrationClock : IClock
{
    private readonly string _file;
    private readonly Lock _gate = new();
    private Instant? _played;
    private Duration _ahead;

    public DemonstrationClock(string file)
    {
        _file = file;
        if (File.Exists(file)) _ahead = Duration.FromDays(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
    }

    public int DaysAhead { get { lock (_gate) return _ahead.Days; } }

    public bool IsPlaying { get { lock (_gate) return _played is not null; } }

    public Instant GetCurrentInstant()
    {
        lock (_gate) return _played ?? MicrosecondClock.System.GetCurrentInstant() + _ahead;
    }

    public void Play(Instant instant)
    {
        lock (_gate) _played = instant;
    }

    public void StopPlaying()
    {
        lock (_gate) _played = null;
    }

    public void MoveForward(int days)
    {
        lock (_gate)
        {
            _ahead += Duration.FromDays(days);
            File.WriteAllText(_file, _ahead.Days.ToString(CultureInfo.InvariantCulture));
        }
    }
}
