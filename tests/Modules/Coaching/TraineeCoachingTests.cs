using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class TraineeCoachingTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_novice_coaches_trainees_under_a_certified_mentor_and_nobody_else(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (mentor, novice) = (await coaching.Coach(validUntil: new(2026, 12, 1)), await coaching.Coach());
        _ = (await coaching.Do((MoveCoachOn move) => move.Handle(novice, CoachStanding.Training, "Not certified yet."))).Value;
        var physician = await coaching.Participant();
        _ = (await coaching.Wish(physician)).Value;
        coaching.Follow(protocol => protocol with { Offerings = [protocol.Offerings[0] with { Kind = Offering.TraineeCoaching }] });
        var trainee = await coaching.Participant();
        _ = (await coaching.Wish(trainee)).Value;

        (await coaching.Choose(trainee, novice)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Credential);
        (await Name(coaching, novice, novice)).ShouldBeFalse();
        (await Name(coaching, mentor, novice)).ShouldBeFalse();
        (await Name(coaching, novice, mentor)).ShouldBeTrue();
        (await coaching.Choose(physician, novice)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Credential);
        (await coaching.Choose(trainee, novice)).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void The_mentors_credential_must_last_through_the_block(int daysBeyond, bool may)
    {
        var closes = Instant.FromUtc(2026, 6, 1, 0, 0);
        var novice = new Candidate(NewId.Of<PersonId>(), "Surgery", "Surgery", [], new(2030, 1, 1), 3, 0, DateTimeZone.Utc, [])
        {
            IsCertified = false, MentoredUntil = closes.InUtc().Date.PlusDays(daysBeyond),
        };
        var seeker = new Seeker(NewId.Of<PersonId>(), NewId.Of<PlaceId>(), new("Medicine", "", [], TimesOfWeek.Unsaid), DateTimeZone.Utc, closes) { IsTrainee = true };
        Matching.Barriers(seeker, novice, Ties.None, closes - Duration.FromDays(90)).ShouldBe(may ? MatchRules.None : MatchRules.Credential);
        Matching.Barriers(seeker with { IsTrainee = false }, novice, Ties.None, closes - Duration.FromDays(90)).ShouldBe(MatchRules.Credential);
    }

    private static async Task<bool> Name(CoachingHouse coaching, PersonId coach, PersonId mentor) => !(await coaching.Do((NameMentor name) => name.Handle(coach, mentor))).IsRefused;
}
