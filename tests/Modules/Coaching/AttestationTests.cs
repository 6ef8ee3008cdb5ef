using System.Net;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Coaching.Features.KeepLedger;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.SettleDispute;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class AttestationTests
{
    private static readonly Instant Slot = CoachingHouse.Tuesday9InZurich;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Both_sides_state_a_session_and_it_is_paid_once_both_have(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var (confirmed, silent) = (await Booked(coaching, person, 0), await Booked(coaching, person, 1));
        (await coaching.Do((AttestSession attest) => attest.Confirm(person, confirmed))).Refusal.ShouldBeOfType<NothingToConfirm>();
        coaching.House.Clock.Reset(Slot + Duration.FromHours(3));
        foreach (var session in new[] { confirmed, silent }) _ = (await Held(coaching, coach, session)).Value;
        (await coaching.Do((KeepLedger keep) => keep.Approve(coaching.Programme.Id))).Refusal.ShouldBeOfType<NothingToApprove>();

        (await coaching.Do((AttestSession attest) => attest.Confirm(coach, confirmed))).Refusal.ShouldBeOfType<NothingToConfirm>();
        _ = (await coaching.Do((AttestSession attest) => attest.Confirm(person, confirmed))).Value;
        (await coaching.Do((AttestSession attest) => attest.Confirm(person, confirmed))).Refusal.ShouldBeOfType<AnswerIsGiven>();
        (await coaching.Do((KeepLedger keep) => keep.Approve(coaching.Programme.Id))).Value.ShouldBe(1);
        // What waits goes into a later period and does not hold up this one.
        (await coaching.Do((KeepLedger keep) => keep.Close(coaching.Programme.Id))).Value.ShouldBe(1);

        coaching.House.Clock.Reset(Slot + Duration.FromHours(3) + Duration.FromDays(7) - Duration.FromSeconds(1));
        (await Stand(coaching, silent)).ShouldBe(Attestation.Open);
        coaching.House.Clock.AdvanceSeconds(1);
        (await Stand(coaching, silent)).ShouldBe(Attestation.Taken);
        (await coaching.Do((AttestSession attest) => attest.Dispute(person, silent, DisputeCode.WasNotHeld))).Refusal.ShouldBeOfType<AnswerIsGiven>();
        (await coaching.Do((KeepLedger keep) => keep.Approve(coaching.Programme.Id))).Value.ShouldBe(1);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_day_later_whoever_has_not_answered_is_asked_once_in_neutral_words()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var (answered, silent) = (await Booked(coaching, person, 0), await Booked(coaching, person, 1));
        coaching.House.Clock.Reset(Slot + Duration.FromHours(3));
        foreach (var session in new[] { answered, silent }) _ = (await Held(coaching, coach, session)).Value;
        _ = (await coaching.Do((AttestSession attest) => attest.Confirm(person, answered))).Value;
        coaching.House.Clock.Reset(Slot + Duration.FromHours(27) - Duration.FromSeconds(1));
        await coaching.Deliver();
        coaching.Sink.Messages.Where(mail => mail.Subject == "Is this entry right?").ShouldBeEmpty();
        coaching.House.Clock.AdvanceSeconds(1);
        await coaching.Deliver();
        coaching.House.Clock.AdvanceDays(2);
        await coaching.Deliver();
        var mail = coaching.Sink.Messages.Where(mail => mail.Subject == "Is this entry right?").ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().Address.ShouldBe(await coaching.EmailOf(person));
        mail.TextBody!.ShouldContain($"/me/sessions/{silent}");
        foreach (var telling in new[] { "coach", "session with", "Coa Ch", "study" }) mail.TextBody!.ShouldNotContain(telling, Case.Insensitive);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_that_was_not_held_after_all_takes_pay_and_dose_back_and_opens_the_course_again(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(hours: new HoursOfDay(IsoDayOfWeek.Tuesday, new(8, 0), new(18, 0)));
        var person = await coaching.ParticipantOf(coach);
        var sessions = new List<SessionId>();
        for (var hour = 0; hour < 6; hour++) sessions.Add(await Booked(coaching, person, hour));
        coaching.House.Clock.Reset(Slot + Duration.FromHours(7));
        foreach (var session in sessions) _ = (await Held(coaching, coach, session)).Value;
        (await coaching.Rows<Engagement>()).Single().EndedBecause.ShouldBe(Engagement.Completed);

        (await coaching.Do((AttestSession attest) => attest.Dispute(person, sessions[5], DisputeCode.WasHeld))).Refusal.ShouldBeOfType<CodeDoesNotFit>();
        _ = (await coaching.Do((AttestSession attest) => attest.Dispute(person, sessions[5], DisputeCode.WasNotHeld))).Value;
        coaching.House.Clock.AdvanceDays(8);
        (await coaching.Do((KeepLedger keep) => keep.Approve(coaching.Programme.Id))).Value.ShouldBe(5);
        (await Settle(coaching, sessions[0], Settlement.NotHeld)).Refusal.ShouldBeOfType<ThereIsNoDispute>();
        (await Settle(coaching, sessions[5], null)).Refusal.ShouldBeOfType<HowIsNotSaid>();
        _ = (await Settle(coaching, sessions[5], Settlement.NotHeld)).Value;

        (await coaching.Rows<PayEntry>()).Sum(row => row.Amount).ShouldBe(5 * 120m);
        var pair = (await coaching.Rows<Engagement>()).Single();
        (pair.EndedAt, pair.ActiveParticipant).ShouldBe((null, person));
        (await coaching.Book(person, Slot + Duration.FromDays(14))).IsRefused.ShouldBeFalse();
        (await Settle(coaching, sessions[5], Settlement.Stands)).Refusal.ShouldBeOfType<ThereIsNoDispute>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_recorded_as_missed_that_was_held_is_credited_and_a_wrong_length_is_put_right(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var (missed, shorter) = (await Booked(coaching, person, 0), await Booked(coaching, person, 1));
        coaching.House.Clock.Reset(Slot + Duration.FromHours(3));
        _ = (await coaching.Do((RecordSession record) => record.NotHeld(coach, missed, ReasonCode.NobodyCame))).Value;
        _ = (await Held(coaching, coach, shorter)).Value;
        _ = (await coaching.Do((AttestSession attest) => attest.Dispute(person, missed, DisputeCode.WasHeld))).Value;
        _ = (await coaching.Do((AttestSession attest) => attest.Dispute(person, shorter, DisputeCode.OtherLength))).Value;
        (await Settle(coaching, missed, Settlement.Held, 600)).Refusal.ShouldBeOfType<LengthIsUnlikely>();
        foreach (var session in new[] { missed, shorter }) _ = (await Settle(coaching, session, Settlement.Held, 30)).Value;

        (await coaching.Rows<Session>()).ShouldAllBe(row => row.State == SessionState.Held && row.MinutesHeld == 30 && row.Reason == null);
        // One line for the missed one; for the other a line, its reversal and the line in its place.
        (await coaching.Rows<PayEntry>()).Select(row => row.Amount).Order().ShouldBe([-120m, 120m, 120m, 120m]);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_dispute_reaches_the_director_without_name_or_content()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var session = await Booked(coaching, person, 0);
        coaching.House.Clock.Reset(Slot + Duration.FromHours(1));
        _ = (await Held(coaching, coach, session)).Value;
        var address = await coaching.House.Serve();
        using var participant = new Visitor(address, person, Role.Participant);
        (await participant.Open("/me/bookings")).ShouldContain("Is that right?");
        (await participant.Open($"/me/sessions/{session}")).ShouldContain("recorded it as held: 50 minutes, by video.");
        (await participant.Post($"/me/sessions/{session}?handler=Dispute")).ShouldContain("Please say what was otherwise.");
        (await participant.Post($"/me/sessions/{session}?handler=Dispute", ("code", "OtherLength"))).ShouldBe($"/me/sessions/{session}");
        using var stranger = new Visitor(address, await coaching.ParticipantOf(coach), Role.Participant);
        (await stranger.StatusOf($"/me/sessions/{session}")).ShouldBe(HttpStatusCode.NotFound);

        using var director = new Visitor(address, await coaching.Participant(opened: false), Role.Director);
        var page = await director.Open("/sessions");
        page.ShouldContain($"{await coaching.NameOf(coach)}, Tuesday 10 March");
        page.ShouldContain("it was shorter or longer");
        foreach (var secret in new[] { person.ToString(), await coaching.NameOf(person), await coaching.EmailOf(person), coaching.CodeOf(person).ToString() })
            page.ShouldNotContain(secret);
        (await director.Post("/sessions?handler=Settle", ("session", $"{session}"))).ShouldContain("Please say how");
        (await director.Post("/sessions?handler=Settle", ("session", $"{session}"), ("how", "Held"), ("minutes", "40"), ("mode", "Telephone"))).ShouldBe("/sessions");
        (await director.Open("/sessions")).ShouldContain("No record is disputed.");
        using var desk = new Visitor(address, coach, Role.Coach);
        (await desk.Open($"/coach/sessions/{session}")).ShouldContain("Settled by the programme's director.");
    }

    [Fact]
    public void Delivery_is_shown_from_the_smallest_cell_on_and_in_steps_of_five()
    {
        var opened = Instant.FromUtc(2026, 1, 1, 0, 0);
        DeliveredSession Session(int person, int day, int minutes, Attestation attestation) => new(
            new(Guid.Parse($"00000000-0000-0000-0000-{person:D12}")), opened + Duration.FromDays(day), minutes, 50, opened, opened + Duration.FromDays(90), attestation);
        var ten = Enumerable.Range(1, 10).Select(person => Session(person, 1, 50, Attestation.Confirmed)).ToList();
        Delivery.Of(ten, new(10, 60, 10), 11).ShouldBe(new(null, null, null, null, null, null, null));
        var twelve = ten.Append(Session(11, 1, 41, Attestation.Taken)).Append(Session(12, 95, 61, Attestation.Open)).ToList();
        // 11 of 12 are 91.7 %, 10 of 12 are 83.3 %.
        Delivery.Of(twelve, new(10, 60, 12), 11).ShouldBe(new(12, 12, null, 90, 90, 85, false));
        Delivery.Of(twelve, new(12, 72, 12), 11).Planned.ShouldBe(15);
        Delivery.Of([.. twelve, Session(1, -1, 50, Attestation.Confirmed)], new(0, 0, 0), 11).TooEarly.ShouldBe(true);
    }

    private static async Task<SessionId> Booked(CoachingHouse coaching, PersonId person, int hour) => (await coaching.Book(person, Slot + Duration.FromHours(hour))).Value;

    private static Task<Confrere.Kernel.Refusals.Result<int>> Held(CoachingHouse coaching, PersonId coach, SessionId session) =>
        coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video));

    private static Task<Confrere.Kernel.Refusals.Result<Confrere.Kernel.Refusals.Done>> Settle(CoachingHouse coaching, SessionId session, Settlement? how, int minutes = 50) =>
        coaching.Do((SettleDispute settle) => settle.Handle(session, how, minutes, SessionMode.Video));

    private static async Task<Attestation> Stand(CoachingHouse coaching, SessionId session) =>
        (await coaching.Rows<Session>()).Single(row => row.Id == session).AttestationAt(coaching.House.Clock.GetCurrentInstant());
}
