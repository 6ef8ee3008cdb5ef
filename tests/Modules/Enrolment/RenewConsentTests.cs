using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Features.RenewConsent;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.AmendProgramme;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>An amendment reaches those who take part only when they agree to it. The house's clock stands at 2 March 2026, 14:00 UTC.</summary>
[Collection("databases")]
public sealed class RenewConsentTests
{
    private const string OldWords = "You can leave the coaching";
    private const string NewWords = "You may at any time leave the coaching";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_version_that_was_signed_stays_theirs_until_they_sign_the_next_and_both_texts_are_kept(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        await Amend(at, Version(2, "2026-03-09", asks: true, OldWords, NewWords, "version: sample-1", "version: sample-2"));
        (await Renew(at, signed.Person)).Refusal.ShouldBeOfType<NothingIsAsked>("its day has not come");
        at.House.Clock.Advance(Duration.FromDays(7));
        (await VersionOf(at, signed.Participant)).ShouldBe(1);
        (await Renew(at, signed.Person, name: " ")).Refusal.ShouldBeOfType<NameIsNotTyped>();
        (await Renew(at, signed.Person, agrees: false)).Refusal.ShouldBeOfType<StatementIsNotAgreed>();
        (await VersionOf(at, signed.Participant)).ShouldBe(1);

        (await Renew(at, signed.Person)).Refusal.ShouldBeNull();
        (await VersionOf(at, signed.Participant)).ShouldBe(2);
        (await Renew(at, signed.Person)).Refusal.ShouldBeOfType<NothingIsAsked>();

        var copies = (await Consents(at)).OrderBy(row => row.ProtocolVersion).ToList();
        copies.Select(row => (row.ProtocolVersion, row.TextVersion)).ShouldBe([(1, "sample-1"), (2, "sample-2")]);
        Text(copies[0]).ShouldContain(OldWords);
        Text(copies[1]).ShouldContain(NewWords);
        copies[0].TextHash.ShouldNotBe(copies[1].TextHash);
        at.Events.Seen[^1].ShouldBe(new ParticipantConsentedAgain(at.Programme, signed.Participant, 2));
        (await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().CountAsync(mail => mail.Kind == "consent-copy"))).ShouldBe(2, "each signature has its copy");
        (await at.House.Do((IParticipants participants) => participants.Find(signed.Participant)))!.ConsentedAt.ShouldBe(TestHouse.Start, "the first consent's day is the one that counts");
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_not_asked_keeps_their_version_and_one_that_asked_goes_on_asking_under_the_next(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        await Amend(at, Version(2, "2026-03-02", asks: false, "minutesPerSession: 50 ", "minutesPerSession: 55 "));
        (await Renew(at, signed.Person)).Refusal.ShouldBeOfType<NothingIsAsked>();
        (await VersionOf(at, signed.Participant)).ShouldBe(1);
        var later = await at.Enrol("ben@example.org");
        (await VersionOf(at, later.Participant)).ShouldBe(2, "whoever signs now signs what is in force now");

        await Amend(at, Version(3, "2026-03-02", asks: true, "minutesPerSession: 50 ", "minutesPerSession: 60 "));
        await Amend(at, Version(4, "2026-03-02", asks: false, "minutesPerSession: 50 ", "minutesPerSession: 65 "));
        (await Renew(at, later.Person)).Refusal.ShouldBeNull();
        (await VersionOf(at, later.Participant)).ShouldBe(4);
        (await VersionOf(at, signed.Participant)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_signatures_at_once_one_counts_and_who_has_left_is_not_asked(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        var gone = await at.Enrol("ben@example.org");
        await at.House.Do((Confrere.Enrolment.Features.Withdraw.Withdraw withdraw) => withdraw.Handle(gone.Person, "data", "withdraw"));
        await Amend(at, Version(2, "2026-03-02", asks: true, "minutesPerSession: 50 ", "minutesPerSession: 60 "));
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Renew(at, signed.Person)));
        results.Count(result => !result.IsRefused).ShouldBe(1);
        (await Consents(at)).Count.ShouldBe(3);
        (await Renew(at, gone.Person)).Refusal.ShouldBeOfType<NothingIsAsked>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_ahead_follows_the_version_that_was_signed_from_that_day_and_what_is_open_stays(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        var (at, coached) = (trial.At, trial.Coached);
        const string MonthNine = "  - code: month-9\n    label: After nine months\n    dueDay: 275\n    opensDaysBefore: 7\n    closesDaysAfter: 28\n    instruments: [pfi]\n";
        var early = (await at.Enrol("early@example.org")).Participant;
        await trial.Submit(early);
        at.House.Clock.Advance(Duration.FromDays(1));
        await Amend(at, Version(2, "2026-03-03", asks: true, "\noutcomes:\n", $"{MonthNine}\noutcomes:\n", "minutesPerSession: 50 ", "minutesPerSession: 60 ", "dueDay: 183", "dueDay: 190"));

        (await Owed(trial, coached.Participant)).ShouldBe(["baseline", "month-3", "month-6"]);
        var late = await at.Enrol("late@example.org");
        await trial.Submit(late.Participant);
        (await Owed(trial, late.Participant)).ShouldBe(["baseline", "month-3", "month-6", "month-9"]);

        (await Renew(at, coached.Person)).Refusal.ShouldBeNull();
        (await Owed(trial, coached.Participant)).ShouldBe(["baseline", "month-3", "month-6", "month-9"]);
        (await Owed(trial, early)).ShouldBe(["baseline", "month-3", "month-6"], "who has not signed it owes what they signed");
        (await DueAfter(trial, coached.Participant, "month-9")).ShouldBe(275, "counted from the allocation");
        (await DueAfter(trial, coached.Participant, "month-6")).ShouldBe(190, "not open yet: moved");
        (await DueAfter(trial, early, "month-6")).ShouldBe(183, "who has not signed it keeps their days");
        (await trial.Rows<Confrere.Coaching.Data.Place>()).Single(place => place.Person == coached.Person).Minutes.ShouldBe(50, "what was promised when it opened stays");

        at.House.Clock.Advance(Duration.FromDays(86));
        var kept = (await Obligations(trial, coached.Participant)).Single(row => row.Visit == "month-6").Id;
        await Amend(at, Version(3, "2026-05-28", asks: true, "minutesPerSession: 50 ", "minutesPerSession: 60 ", "dueDay: 183", "dueDay: 190", "dueDay: 92", "dueDay: 95"));
        (await Renew(at, coached.Person)).Refusal.ShouldBeNull();
        (await Owed(trial, coached.Participant)).ShouldBe(["baseline", "month-3", "month-6"], "the third version asks nothing at nine months");
        (await DueAfter(trial, coached.Participant, "month-3")).ShouldBe(92, "it was open");
        (await Obligations(trial, coached.Participant)).Single(row => row.Visit == "month-6").Id.ShouldBe(kept, "nothing about it is different");
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task On_the_pages_they_read_why_and_what_and_may_leave_it_as_it_is()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        using var ada = new Browser(root);
        await ada.Open($"/i/{token}/consent");
        await ada.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        await ada.Open("/me/consent/renew");
        ada.Path.ShouldBe("/me", "nothing is asked");
        await Amend(at, Version(2, "2026-03-02", asks: true, OldWords, NewWords, "version: sample-1", "version: sample-2"));

        await ada.Open("/me");
        ada.Words.ShouldContain("Something has changed");
        await ada.Open("/me/consent/renew");
        ada.Words.ShouldContain("Reason of version 2.");
        ada.Words.ShouldContain("If you change your mind changed");
        ada.Words.ShouldNotContain("What this is changed");
        ada.Words.ShouldContain(NewWords);
        await ada.Send(("TypedName", "Ada Example"));
        ada.Words.ShouldContain("tick the sentence");
        await ada.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        ada.Path.ShouldBe("/me");
        ada.Words.ShouldNotContain("Something has changed");
        await ada.Open("/me/consent");
        ada.Words.ShouldContain(NewWords);
        ada.Words.ShouldContain(OldWords);
        ada.Words.ShouldContain("Before that you had signed this");
    }

    /// <summary>The words stay as they were signed when the protocol's own are gone (complaint 28 and 29 of the field: what people believed they agreed to).</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_copy_shows_the_words_of_the_signature_and_not_todays(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.Enrol();
        var before = Text((await Consents(at)).Single());
        before.ShouldBe(string.Join('\n', (await at.Read()).Protocol.Consent.Sections.Select(section => section.Text)));
        await Amend(at, Version(2, "2026-03-02", asks: true, OldWords, NewWords, "version: sample-1", "version: sample-2"));
        var row = (await Consents(at)).Single();
        Text(row).ShouldBe(before);
        (await at.House.Do((Confrere.Protocols.Contracts.IProgrammes programmes) => programmes.Find(at.Programme, 1)))!.ConsentHash.ShouldBe(row.TextHash);
    }

    private static string Version(int number, string from, bool asks, params ReadOnlySpan<string> changes) => SampleProtocol.With(
    [
        "version: 1\n", $"version: {number}\namendment:\n  reason: Reason of version {number}.\n  effectiveOn: {from}\n  asksConsentAgain: {(asks ? "yes" : "no")}\n", .. changes,
    ]);

    private static async Task Amend(EnrolmentHouse at, string document) =>
        (await at.House.Do((AmendProgramme amend) => amend.Handle(at.Programme, document))).Refusal.ShouldBeNull();

    private static Task<Result<Done>> Renew(EnrolmentHouse at, PersonId person, string? name = "Ada Example", bool agrees = true) =>
        at.House.Do((RenewConsent renew) => renew.Handle(person, name, agrees));

    private static async Task<int> VersionOf(EnrolmentHouse at, ParticipantCode code) =>
        (await at.House.Do((IParticipants participants) => participants.Find(code)))!.ProtocolVersion;

    private static string Text(ConsentRow row) => string.Join('\n', row.Text.Sections.Select(section => section.Text));

    private static Task<List<ConsentRow>> Consents(EnrolmentHouse at) => at.House.As(services => services.GetRequiredService<Reader>().Query<ConsentRow>().ToListAsync());

    private static async Task<List<Obligation>> Obligations(CoachedTrial trial, ParticipantCode code) =>
        [.. (await trial.Rows<Obligation>()).Where(row => row.Participant == code).OrderBy(row => row.DueOn)];

    private static async Task<List<string>> Owed(CoachedTrial trial, ParticipantCode code) => (await Obligations(trial, code)).ConvertAll(row => row.Visit);

    /// <summary>Days from the allocation on 2 March.</summary>
    private static async Task<int> DueAfter(CoachedTrial trial, ParticipantCode code, string visit) =>
        Period.DaysBetween(new(2026, 3, 2), (await Obligations(trial, code)).Single(row => row.Visit == visit).DueOn);
}
