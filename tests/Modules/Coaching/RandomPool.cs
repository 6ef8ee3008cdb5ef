using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>An invented pool, the same for the same number: few departments, few hours and some ties, so that people compete and some find nobody.</summary>
internal sealed class RandomPool
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 14, 0);
    private static readonly DateTimeZone[] Zones = [DateTimeZoneProviders.Tzdb["Europe/Zurich"], DateTimeZoneProviders.Tzdb["America/New_York"]];
    private static readonly MatchRules[] Declared = [.. MatchRulesExtensions.Declared.Each()];

    private readonly int _departments;
    private ulong _state;

    public RandomPool(int number, int seekers, int coaches, int departments = 3, int mostAtOnce = 2)
    {
        (_state, _departments) = ((ulong)number * 0x9E3779B97F4A7C15 + 1, departments);
        Seekers = [.. Enumerable.Range(0, seekers).Select(_ => Seeker())];
        Coaches = [.. Enumerable.Range(0, coaches).Select(_ => Coach(mostAtOnce))];
        var ties = Enumerable.Range(0, seekers).Where(_ => Below(4) == 0 && coaches > 0)
            .Select(seeker => (Seekers[seeker].Person, Coaches[Below(coaches)].Coach, Declared[Below(Declared.Length)])).ToList();
        Ties = new([], ties);
    }

    public IReadOnlyList<Seeker> Seekers { get; }
    public IReadOnlyList<Candidate> Coaches { get; }
    public Ties Ties { get; }

    private Seeker Seeker() => new(
        new(Id()), new(Id()), new($"Department {Below(_departments)}", $"Specialty {Below(4)}", [$"Language {Below(3)}"], (TimesOfWeek)Below(16))
        {
            Topics = [$"Topic {Below(5)}", $"Topic {Below(5)}"], CareerStage = Below(2) == 0 ? "" : $"Stage {Below(3)}", CallPool = Below(3) == 0 ? $"Rota {Below(3)}" : "",
        },
        Zones[Below(2)], Now + Duration.FromDays(90));

    private Candidate Coach(int mostAtOnce) => new(
        new(Id()), $"Department {Below(_departments)}", $"Specialty {Below(4)}", [$"Language {Below(3)}"], Below(8) == 0 ? new(2026, 4, 1) : new(2027, 1, 1),
        Below(mostAtOnce + 1), Below(2), Zones[Below(2)], [.. Enumerable.Range(1, Below(4)).Select(day => new HoursOfDay((IsoDayOfWeek)day, new(6 + 4 * Below(4), 0), new(9 + 4 * Below(3) + 4, 0))).Where(hours => hours.IsInOrder)])
    {
        Interests = [$"Topic {Below(5)}", $"Topic {Below(5)}", $"Topic {Below(5)}"], CareerStage = $"Stage {Below(3)}", CallPool = Below(3) == 0 ? $"Rota {Below(3)}" : "",
    };

    private int Below(int bound) => (int)(Next() % (ulong)bound);

    private Guid Id() => new([.. BitConverter.GetBytes(Next()), .. BitConverter.GetBytes(Next())]);

    // SplitMix64 (Steele, Lea, Flood 2014): a test's pool needs variety and repetition, no more.
    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
