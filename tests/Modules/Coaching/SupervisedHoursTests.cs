using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Coaching.Features.LogPractice;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class SupervisedHoursTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_is_certified_before_the_supervised_hours_of_the_protocol_are_logged(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        coaching.Follow(protocol => protocol with { Coaches = protocol.Coaches with { SupervisedHours = 2 } });
        var coach = (await coaching.Do((RegisterCoach register) => register.Handle(new(
            "No Vice", "novice@example.org", "Europe/Zurich", "Surgery", "Surgery", "", "", "", "", "Peer coach training", new(2027, 1, 1), Standing: CoachStanding.SupervisedHours)))).Value;
        await Log(coaching, PracticeKind.SupervisedCoaching, 90);
        await Log(coaching, PracticeKind.Practice, 120);
        (await Certify(coaching)).Refusal.ShouldBeOfType<SupervisedHoursAreMissing>().ShouldBe(new(1.5, 2));
        await Log(coaching, PracticeKind.SupervisedCoaching, 30);
        (await Certify(coaching)).IsRefused.ShouldBeFalse();

        async Task Log(CoachingHouse house, PracticeKind kind, int minutes) => _ = (await house.Do((LogPractice log) => log.Handle(coach, new LocalDate(2026, 3, 1), minutes, kind))).Value;
        Task<Confrere.Kernel.Refusals.Result<Confrere.Kernel.Refusals.Done>> Certify(CoachingHouse house) => house.Do((MoveCoachOn move) => move.Handle(coach, CoachStanding.Certified));
    }
}
