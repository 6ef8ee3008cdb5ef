using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.LogPractice;

/// <summary>A coach logs minutes of practice or supervision: the record that bodies ask for, without a person and without content.</summary>
internal sealed class LogPractice(Writer writer)
{
    private const int LongestMinutes = 600;

    public Task<Result<Done>> Handle(PersonId coach, LocalDate on, int minutes, PracticeKind kind) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new SetHours.NotACoach();
        if (minutes is < 5 or > LongestMinutes) return new PracticeIsUnlikely();
        if (on > work.Now.InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date) return new PracticeIsAhead();
        work.Set<PracticeEntry>().Add(new() { Id = NewId.Of<PracticeEntryId>(), Coach = coach, On = on, Minutes = minutes, Kind = kind });
        work.Record("PracticeLogged", $"coach/{coach}", new { Minutes = minutes, Kind = kind.ToString() });
        return Done.It;
    });
}
