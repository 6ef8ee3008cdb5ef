using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.KeepNote;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class RecordSessionTests
{
    private static Task<IReadOnlyDictionary<ParticipantCode, int>> Dose(CoachingHouse coaching) =>
        coaching.House.As(services => services.GetRequiredService<IDose>().SessionsHeld(coaching.Programme.Id));

    private static readonly Instant Slot = CoachingHouse.Tuesday9InZurich;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_held_session_counts_is_paid_once_and_is_dose(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, Slot)).Value;
        (await Held(coaching, coach, session)).Refusal.ShouldBeOfType<SessionHasNotBegun>();
        coaching.House.Clock.Reset(Slot + Duration.FromHours(1));
        (await Held(coaching, person, session)).Refusal.ShouldBeOfType<NoSuchSession>();
        (await coaching.Do((RecordSession record) => record.Held(coach, session, 600, SessionMode.Video))).Refusal.ShouldBeOfType<LengthIsUnlikely>();
        (await Held(coaching, coach, session)).Value.ShouldBe(1);
        (await Held(coaching, coach, session)).Refusal.ShouldBeOfType<SessionIsRecorded>();

        var pay = (await coaching.Rows<PayEntry>()).ShouldHaveSingleItem();
        (pay.Coach, pay.Amount, pay.Session).ShouldBe((coach, 120m, session));
        var bystander = await coaching.Participant();
        // The coach's word alone is no dose yet: the participant confirms it, or lets the protocol's days go by.
        (await Dose(coaching))[coaching.CodeOf(person)].ShouldBe(0);
        (await coaching.House.As(services => services.GetRequiredService<IDose>().Held(coaching.Programme.Id))).ShouldBeEmpty();
        _ = (await coaching.Do((AttestSession attest) => attest.Confirm(person, session))).Value;
        var dose = await Dose(coaching);
        (dose[coaching.CodeOf(person)], dose[coaching.CodeOf(bystander)]).ShouldBe((1, 0));
        var counts = await coaching.House.As(services => services.GetRequiredService<IDeliveryCounts>().Counts(coaching.Programme.Id));
        (counts.Opened, counts.WithAtLeast(1), counts.WithAtLeast(2)).ShouldBe((2, 1, 0));
        (await coaching.House.As(services => services.GetRequiredService<IDose>().Held(coaching.Programme.Id))).ShouldHaveSingleItem().ShouldBe(new HeldSession(coaching.CodeOf(person), Slot, "coach 1"));
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_session_that_nobody_answers_is_dose_when_it_is_taken_as_stated_and_a_disputed_one_is_not()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite);
        var coach = await coaching.Coach(hours: new HoursOfDay(IsoDayOfWeek.Tuesday, new(8, 0), new(18, 0)));
        var person = await coaching.ParticipantOf(coach);
        var (silent, disputed) = ((await coaching.Book(person, Slot)).Value, (await coaching.Book(person, Slot + Duration.FromHours(2))).Value);
        coaching.House.Clock.Reset(Slot + Duration.FromHours(3));
        _ = (await Held(coaching, coach, silent)).Value;
        _ = (await Held(coaching, coach, disputed)).Value;
        _ = (await coaching.Do((AttestSession attest) => attest.Dispute(person, disputed, DisputeCode.WasNotHeld))).Value;
        (await Dose(coaching))[coaching.CodeOf(person)].ShouldBe(0);
        coaching.House.Clock.Advance(Duration.FromDays(coaching.Programme.Protocol.RecordsOrPlain.ConfirmWithinDays));
        (await Dose(coaching))[coaching.CodeOf(person)].ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_that_was_not_held_is_not_paid_and_gives_its_number_back(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(hours: new HoursOfDay(IsoDayOfWeek.Tuesday, new(8, 0), new(18, 0)));
        var person = await coaching.ParticipantOf(coach);
        var sessions = new List<SessionId>();
        for (var hour = 0; hour < 6; hour++) sessions.Add((await coaching.Book(person, Slot + Duration.FromHours(hour))).Value);
        coaching.House.Clock.Reset(Slot);
        _ = (await coaching.Do((RecordSession record) => record.NotHeld(coach, sessions[0], ReasonCode.PatientEmergency))).Value;
        (await coaching.Rows<PayEntry>()).ShouldBeEmpty();
        (await coaching.Book(person, Slot + Duration.FromDays(7))).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_session_ends_the_engagement_gives_the_coach_room_and_lets_notes_expire_after_ninety_days(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 1, hours: new HoursOfDay(IsoDayOfWeek.Tuesday, new(8, 0), new(18, 0)));
        var person = await coaching.ParticipantOf(coach);
        var sessions = new List<SessionId>();
        for (var hour = 0; hour < 6; hour++) sessions.Add((await coaching.Book(person, Slot + Duration.FromHours(hour))).Value);
        coaching.House.Clock.Reset(Slot + Duration.FromHours(6));
        _ = (await Keep(coaching, coach, sessions[0])).Value;
        foreach (var session in sessions) _ = (await Held(coaching, coach, session)).Value;
        _ = (await Keep(coaching, coach, sessions[5])).Value;

        (await coaching.Rows<Engagement>()).Single().EndedBecause.ShouldBe(Engagement.Completed);
        (await coaching.Rows<Note>()).ShouldAllBe(note => note.ExpiresAt == Slot + Duration.FromHours(6) + Duration.FromDays(90));
        await coaching.ParticipantOf(coach);
        coaching.House.Clock.Reset(Slot + Duration.FromHours(6) + Duration.FromDays(90) - Duration.FromSeconds(1));
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        (await coaching.Rows<Note>()).Count.ShouldBe(2);
        coaching.House.Clock.AdvanceSeconds(1);
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        (await coaching.Rows<Note>()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Withdrawal_cancels_what_is_ahead_and_ends_the_engagement(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var person = await coaching.ParticipantOf(await coaching.Coach());
        _ = (await coaching.Book(person, Slot)).Value;
        await coaching.Deliver();
        await coaching.Write(work => work.Publish(new ParticipantWithdrew(coaching.Programme.Id, coaching.CodeOf(person), "coaching")));
        (await coaching.Book(person, Slot + Duration.FromDays(7))).IsRefused.ShouldBeTrue();
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        await coaching.Deliver();
        (await coaching.Rows<Engagement>()).Single().EndedBecause.ShouldBe(Engagement.Withdrew);
        (await coaching.Rows<Session>()).Single().State.ShouldBe(SessionState.Cancelled);
        coaching.Sink.Messages.Count(mail => mail.Subject!.StartsWith("Cancelled")).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_window_ends_engagements_but_not_before_the_last_booked_session_is_recorded(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (idle, busy) = (await coaching.ParticipantOf(coach), await coaching.ParticipantOf(coach));
        _ = (await coaching.Book(busy, Slot)).Value;
        coaching.House.Clock.AdvanceDays(91);
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        var pairs = await coaching.Rows<Engagement>();
        pairs.Single(pair => pair.Participant == idle).EndedBecause.ShouldBe(Engagement.WindowEnded);
        pairs.Single(pair => pair.Participant == busy).EndedAt.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_timeline_leads_from_choosing_to_booking_to_the_next_session(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.Participant();
        (await Now(coaching, person)).ShouldBe("/me/coaches");
        await coaching.Wish(person);
        _ = (await coaching.Choose(person, coach)).Value;
        (await Now(coaching, person)).ShouldBe("/me/bookings");
        _ = (await coaching.Book(person, Slot)).Value;
        (await Now(coaching, person)).ShouldBeNull();
    }

    private static async Task<string?> Now(CoachingHouse coaching, PersonId person)
    {
        var participant = (await coaching.OfPerson(person))!;
        var entries = await coaching.House.As(services =>
            services.GetServices<ITimelineSource>().OfType<Confrere.Coaching.Features.ShowTimeline.CoachingTimeline>().Single().For(participant, person));
        return entries.SingleOrDefault(entry => entry.State == TimelineState.Now)?.Action?.Href;
    }

    private static Task<Confrere.Kernel.Refusals.Result<int>> Held(CoachingHouse coaching, PersonId coach, SessionId session) =>
        coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video));

    private static async Task<Confrere.Kernel.Refusals.Result<Confrere.Kernel.Refusals.Done>> Keep(CoachingHouse coaching, PersonId coach, SessionId session)
    {
        var pair = (await coaching.Rows<Session>()).Single(row => row.Id == session).Engagement;
        return await coaching.Do((KeepNote keep) => keep.Keep(coach, pair, Sealed.First("coach", session)));
    }
}
