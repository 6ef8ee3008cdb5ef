using Confrere.Allocation.Features.EnterShare;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.AmendProgramme;
using Confrere.Surveys.Features.AskForWording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class OpenEnrolmentTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Opens_once_and_tells_allocation(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.Approved(), isDemonstration: false);
        (await at.Open()).IsRefused.ShouldBeFalse();
        at.Events.Seen.ShouldBe([new EnrolmentOpened(at.Programme)]);
        (await at.Open()).Refusal.ShouldBeOfType<EnrolmentIsOpenAlready>();
        (await at.Period()).OpenedAt.ShouldBe(TestHouse.Start);
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_the_sample_text_except_in_a_demonstration(DatabaseProvider provider)
    {
        await using (var real = await EnrolmentHouse.On(provider, isOpen: false, isDemonstration: false))
            (await real.Open(despiteWarnings: true)).Refusal.ShouldBeOfType<ConsentTextIsASample>();
        await using var demonstration = await EnrolmentHouse.On(provider, isOpen: false, isDemonstration: true);
        (await demonstration.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_stand_in_wording_except_in_a_demonstration(DatabaseProvider provider)
    {
        await using var real = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.Approved(), isDemonstration: false, licensed: false);
        (await real.Open(despiteWarnings: true)).Refusal.ShouldBeOfType<WordingStandsIn>().Codes.ShouldBe(["pfi"]);
        (await real.Period()).OpenedAt.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_everything_that_stands_in_the_way_at_once(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false, isDemonstration: false, custodians: false, licensed: false);
        (await at.Open(despiteWarnings: true)).Refusal.ShouldBeOfType<ConditionsAreUnmet>().Conditions.Select(condition => condition.GetType())
            .ShouldBe([typeof(ConsentTextIsASample), typeof(WordingStandsIn), typeof(CustodiansAreMissing)], ignoreOrder: true);
        (await at.House.Do((OpenEnrolment open) => open.Unmet(at.Programme))).Count.ShouldBe(3);
        at.Events.Seen.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_every_value_that_nobody_has_decided_and_records_that_it_was_opened_all_the_same(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.Approved() + SampleProtocol.Undecided, isDemonstration: false);
        var warnings = (await at.Open()).Refusal.ShouldBeOfType<WarningsAreNotAnswered>().Warnings;
        var undecided = (await at.Read()).Protocol.Undecided;
        undecided.Count.ShouldBe(6);
        warnings.Count.ShouldBe(6);
        foreach (var decision in undecided) warnings.ShouldContain(warning => warning.Contains(decision.Field) && warning.Contains(decision.Why));
        (await at.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
        var fact = await at.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().SingleAsync(fact => fact.Action == "EnrolmentOpened"));
        foreach (var decision in undecided) fact.Details.ShouldContain(decision.Field);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_signs_sample_words_that_an_amendment_brought_back(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: true, SampleProtocol.Approved(), isDemonstration: false);
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        var back = SampleProtocol.Approved().Replace("version: 1\n", "version: 2\namendment:\n  reason: A slip.\n  effectiveOn: 2026-03-02\n  asksConsentAgain: no\n").Replace("sample: no", "sample: yes").Replace("sample-1", "sample-2");
        (await at.House.Do((AmendProgramme amend) => amend.Handle(at.Programme, back))).Refusal.ShouldBeNull();
        (await at.Sign(token)).Refusal.ShouldBeOfType<ProgrammeIsNotReady>();
        (await at.Counts()).Consented.ShouldBe(0);
    }

    [Theory]
    [InlineData(null, "names no trial registration")]
    [InlineData("2026-03-03", "after today")]
    public async Task Warns_of_a_missing_or_later_registration_before_it_opens(string? registeredOn, string words)
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite, isOpen: false, SampleProtocol.Approved(registeredOn), isDemonstration: false);
        (await at.Open()).Refusal.ShouldBeOfType<WarningsAreNotAnswered>().Sentence.ShouldContain(words);
        at.Events.Seen.ShouldBeEmpty();
        (await at.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
    }

    // The house's clock stands at 14:00 UTC on 2 March 2026; the institution is in Zurich, an hour ahead.
    [Fact]
    public async Task A_registration_of_today_is_in_time()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite, isOpen: false, SampleProtocol.Approved("2026-03-02"), isDemonstration: false);
        (await at.Open()).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Stays_shut_when_an_upper_module_fails(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false);
        at.Events.Fails = true;
        await Should.ThrowAsync<InvalidOperationException>(() => at.Open(despiteWarnings: true));
        (await at.Period()).OpenedAt.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_institution_cannot_open_it(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false);
        (await at.House.Do((OpenEnrolment open) => open.Handle(at.Programme, true), NewId.Of<InstitutionId>())).Refusal.ShouldBeOfType<Confrere.Enrolment.Features.ProgrammeIsUnknown>();
    }
}
