using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.ShowBoard;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>The promise of a first session, as counts of everybody whose coaching opened.</summary>
public sealed class FirstSessionsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_first_session_in_time_keeps_the_promise_and_a_later_one_or_none_breaks_it(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (early, late) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        await coaching.Participant();
        (await Count(coaching)).ShouldBe(new FirstSessions(0, 0, 3));

        await Hold(coaching, coach, early, CoachingHouse.Tuesday9InZurich);
        (await Count(coaching)).ShouldBe(new FirstSessions(1, 0, 2));
        await Hold(coaching, coach, late, CoachingHouse.Tuesday9InZurich + Duration.FromDays(14));

        (await Count(coaching)).ShouldBe(new FirstSessions(1, 2, 0));
    }

    private static async Task Hold(CoachingHouse coaching, Confrere.Kernel.Identifiers.PersonId coach, Confrere.Kernel.Identifiers.PersonId person, Instant start)
    {
        var session = (await coaching.Book(person, start)).Value;
        coaching.House.Clock.Reset(start + Duration.FromHours(1));
        (await coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video))).IsRefused.ShouldBeFalse();
    }

    private static Task<FirstSessions> Count(CoachingHouse coaching) => coaching.House.As(services =>
        FirstSessions.Of(services.GetRequiredService<Reader>(), coaching.Programme.Id, 14, coaching.House.Clock.GetCurrentInstant()));
}
