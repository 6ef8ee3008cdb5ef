using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.DeclineInvitation;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class SignConsentTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_signs_becomes_a_participant_under_a_random_code(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        var participant = (await at.House.Do((IParticipants participants) => participants.Find(signed.Participant)))!;
        participant.ShouldBe(new Participant(at.Programme, signed.Participant, "Europe/London", TestHouse.Start, 1, false));
        (await at.House.Do((IParticipants participants) => participants.OfPerson(signed.Person))).ShouldBe(participant);
        (await at.House.Do((IParticipants participants) => participants.PersonOf(signed.Participant))).ShouldBe(signed.Person);
        (await at.House.Do((IParticipants participants) => participants.Of(at.Programme))).ShouldBe([participant]);
        (await at.House.Do((IPeople people) => people.WithRole(Role.Participant))).ShouldBe([signed.Person]);
        at.Events.Seen[^1].ShouldBe(new ParticipantConsented(at.Programme, signed.Participant, "Europe/London", TestHouse.Start));
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 0, 0, 1, 0));
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Keeps_which_words_were_signed_by_whom_and_when(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.Enrol();
        var row = await at.House.As(services => services.GetRequiredService<Reader>().Query<ConsentRow>().SingleAsync());
        row.TextVersion.ShouldBe("sample-1");
        row.TextHash.ShouldBe((await at.Read()).ConsentHash);
        var seal = at.House.Services.GetRequiredService<SignatureSeal>();
        seal.Open(row.Id, row.Signature).ShouldBe(new Signature("Ada Example", TestHouse.Start));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => seal.Open(NewId.Of<ConsentId>(), row.Signature));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_what_is_not_a_signature_and_changes_nothing(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        (await at.Sign(token)).Refusal.ShouldBeOfType<EligibilityComesFirst>();
        await at.Answer(token);
        (await at.Sign(token, agrees: false)).Refusal.ShouldBeOfType<StatementIsNotAgreed>();
        (await at.Sign(token, " ")).Refusal.ShouldBeOfType<NameIsNotTyped>();
        (await at.Sign(token, new string('x', 201))).Refusal.ShouldBeOfType<TypedNameIsTooLong>();
        (await at.Sign(NewId.Token())).Refusal.ShouldBeOfType<InvitationIsUnknown>();
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 0, 0, 0, 0));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_signatures_at_once_one_counts(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => at.Sign(token)));
        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal is ConsentIsSignedAlready);
        (await at.House.Do((IParticipants participants) => participants.Of(at.Programme))).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_signed_when_an_upper_module_fails(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, person) = await at.InviteOne();
        await at.Answer(token);
        at.Events.Fails = true;
        await Should.ThrowAsync<InvalidOperationException>(() => at.Sign(token));
        (await at.House.Do((IParticipants participants) => participants.OfPerson(person))).ShouldBeNull();
        (await at.Counts()).Consented.ShouldBe(0);
        at.Events.Fails = false;
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_an_answer_does_not_admit_cannot_sign_and_the_reasons_are_kept(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        (await at.Answer(token, new Dictionary<string, bool>(EnrolmentHouse.Eligible) { ["voluntary"] = false, ["coach-here"] = true })).Value.ShouldBeFalse();
        (await at.Sign(token)).Refusal.ShouldBeOfType<PhysicianIsNotEligible>();
        (await at.Answer(token)).Refusal.ShouldBeOfType<EligibilityIsAnsweredAlready>();
        var reasons = await at.House.As(services => services.GetRequiredService<Reader>().Query<EligibilityAnswerRow>().Where(row => !row.Admits).Select(row => row.Question).ToListAsync());
        reasons.ShouldBe(["voluntary", "coach-here"], ignoreOrder: true);
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 1, 0, 0, 0));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_question_needs_an_answer(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        (await at.Answer(token, new Dictionary<string, bool> { ["practising"] = true })).Refusal.ShouldBeOfType<QuestionsAreUnanswered>()
            .Questions.ShouldBe(["voluntary", "coached-now", "coach-here"]);
        (await at.Answer(NewId.Token())).Refusal.ShouldBeOfType<InvitationIsUnknown>();
        (await at.Counts()).Assessed.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_declines_before_the_questions_may_still_answer_them(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(token, "No time"))).IsRefused.ShouldBeFalse();
        (await at.Answer(token)).IsRefused.ShouldBeFalse();
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(token, null))).IsRefused.ShouldBeFalse();
        (await at.Answer(token)).Refusal.ShouldBeOfType<EligibilityIsAnsweredAlready>();
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_declines_may_think_again_and_after_signing_there_is_withdrawal_instead(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(token, new string('x', 2001)))).Refusal.ShouldBeOfType<ReasonIsTooLong>();
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(token, "No time this spring"))).IsRefused.ShouldBeFalse();
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 0, 1, 0, 0));
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(token, null))).Refusal.ShouldBeOfType<ParticipantHasConsented>();
        (await at.House.Do((DeclineInvitation decline) => decline.Handle(NewId.Token(), null))).Refusal.ShouldBeOfType<InvitationIsUnknown>();
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 0, 0, 1, 0));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_names_the_participant_or_the_person_but_never_one_as_the_actor_of_the_other(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        var facts = await at.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync());
        facts.ShouldContain(fact => fact.Subject == $"participant/{signed.Participant}");
        foreach (var fact in facts.Where(fact => $"{fact.Actor} {fact.Subject} {fact.Details}".Contains(signed.Participant.Value)))
            $"{fact.Actor} {fact.Subject} {fact.Details}".ShouldNotContain(signed.Person.Value.ToString());
    }
}
