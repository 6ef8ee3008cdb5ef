using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Surveys.Features.AskForWording;

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
        (await at.House.Do((OpenEnrolment open) => open.OpenedAt(at.Programme))).ShouldBe(TestHouse.Start);
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
        (await real.House.Do((OpenEnrolment open) => open.OpenedAt(real.Programme))).ShouldBeNull();
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
        (await at.House.Do((OpenEnrolment open) => open.OpenedAt(at.Programme))).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_institution_cannot_open_it(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false);
        (await at.House.Do((OpenEnrolment open) => open.Handle(at.Programme, true), NewId.Of<InstitutionId>())).Refusal.ShouldBeOfType<ProgrammeIsUnknown>();
    }
}
