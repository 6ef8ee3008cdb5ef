using Confrere.Allocation.Contracts;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>For how many more there is a place and an hour. The clock stands on Monday; coaches have Tuesdays nine to noon, three sessions of fifty minutes.</summary>
public sealed class CoachCapacityTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Places_and_hours_each_set_a_limit(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        (await CanStart(coaching, 14)).ShouldBe(0);
        await coaching.Coach(capacity: 2);
        // The first Tuesday is less than a day away and cannot be booked any more; the one after offers three hours.
        (await CanStart(coaching, 14)).ShouldBe(2);
        await coaching.Coach(capacity: 10);
        (await CanStart(coaching, 14)).ShouldBe(2 + 3);
        (await CanStart(coaching, 3)).ShouldBe(0);
        await coaching.Coach(capacity: 5, validUntil: new LocalDate(2026, 3, 5));
        (await CanStart(coaching, 14)).ShouldBe(2 + 3);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_has_no_coach_yet_and_whoever_has_take_their_place(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 3);
        await coaching.Participant();
        (await CanStart(coaching, 14)).ShouldBe(2);
        await coaching.ParticipantOf(coach);
        (await CanStart(coaching, 14)).ShouldBe(1);
        await coaching.Participant(opened: false);
        (await CanStart(coaching, 14)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_moment_of_room_is_when_enough_engagements_reach_their_end_and_none_when_there_never_is(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 2);
        await coaching.ParticipantOf(coach);
        coaching.House.Clock.Advance(Duration.FromDays(10));
        await coaching.ParticipantOf(coach);

        (await CanStart(coaching, 14)).ShouldBe(0);
        (await From(coaching, 1)).ShouldBe(TestHouse.Start + Duration.FromDays(90));
        (await From(coaching, 2)).ShouldBe(TestHouse.Start + Duration.FromDays(100));
        (await From(coaching, 3)).ShouldBeNull();
    }

    private static Task<int> CanStart(CoachingHouse coaching, int days) => coaching.House.As(services => services.GetRequiredService<Writer>().Write(work =>
        services.GetRequiredService<ICoachCapacity>().CanStart(coaching.Programme, days, work)));

    private static Task<Instant?> From(CoachingHouse coaching, int people) => coaching.House.As(services => services.GetRequiredService<Writer>().Write(work =>
        services.GetRequiredService<ICoachCapacity>().CanStartFrom(coaching.Programme, people, 14, work)));
}
