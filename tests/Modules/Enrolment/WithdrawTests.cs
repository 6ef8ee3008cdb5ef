using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class WithdrawTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Leaving_the_coaching_keeps_the_surveys_and_leaving_the_study_ends_both(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        (await Leave(at, signed.Person, "coaching")).IsRefused.ShouldBeFalse();
        (await Find(at, signed.Participant)).HasWithdrawn.ShouldBeFalse();
        (await Leave(at, signed.Person, "data", " Withdraw ")).IsRefused.ShouldBeFalse();
        (await Find(at, signed.Participant)).HasWithdrawn.ShouldBeTrue();
        at.Events.Seen.OfType<ParticipantWithdrew>().Select(occurred => occurred.Kind).ShouldBe(["coaching", "data"]);
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 0, 0, 1, 1));
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_without_the_word_without_a_choice_twice_and_for_nobody(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        (await Leave(at, signed.Person, "contact", "no")).Refusal.ShouldBeOfType<WordIsNotTyped>();
        (await Leave(at, signed.Person, null)).Refusal.ShouldBeOfType<WithdrawalKindIsNotChosen>();
        (await Leave(at, signed.Person, "everything")).Refusal.ShouldBeOfType<WithdrawalKindIsNotChosen>();
        (await Leave(at, NewId.Of<PersonId>(), "contact")).Refusal.ShouldBeOfType<PersonTakesNoPart>();
        (await Leave(at, signed.Person, "contact")).IsRefused.ShouldBeFalse();
        (await Leave(at, signed.Person, "contact")).Refusal.ShouldBeOfType<HasWithdrawnAlready>();
        at.Events.Seen.OfType<ParticipantWithdrew>().Count().ShouldBe(1);
    }

    private static Task<Confrere.Kernel.Refusals.Result<Confrere.Kernel.Refusals.Done>> Leave(EnrolmentHouse at, PersonId person, string? kind, string word = "withdraw") =>
        at.House.Do((Withdraw withdraw) => withdraw.Handle(person, kind, word));

    private static async Task<Participant> Find(EnrolmentHouse at, ParticipantCode code) =>
        (await at.House.Do((IParticipants participants) => participants.Find(code)))!;
}
