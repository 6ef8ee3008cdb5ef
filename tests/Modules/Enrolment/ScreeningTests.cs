using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.AmendProgramme;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>Complaint 54 of the field, as far as it begins here: flow boxes lose their rows of zero, and reasons do not add up.</summary>
[Collection("databases")]
public sealed class ScreeningTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_reason_is_counted_once_a_person_and_a_reason_that_nobody_had_stays_with_its_zero(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        (await Reasons(at)).ShouldAllBe(reason => reason.Count == 0);
        await Refused(at, "ada@example.org", ("voluntary", false), ("coach-here", true));
        await Refused(at, "ben@example.org", ("coach-here", true));
        await Refused(at, "cem@example.org", ("voluntary", false));
        await at.Enrol("dee@example.org");

        var reasons = await Reasons(at);
        reasons.Select(reason => (reason.Question, reason.Count)).ShouldBe([("practising", 0), ("voluntary", 2), ("coached-now", 0), ("coach-here", 1)]);
        reasons.Sum(reason => reason.Count).ShouldBe((await at.Counts()).NotEligible);
        var asked = (await at.Read()).Protocol.Eligibility;
        reasons.Select(reason => reason.Reason).ShouldBe(asked.Select(question => question.ReasonIfNot));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_question_that_an_amendment_took_away_keeps_its_count_at_the_end(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await Refused(at, "ada@example.org", ("coach-here", true));
        var question = SampleProtocol.Text[SampleProtocol.Text.IndexOf("  - code: coach-here", StringComparison.Ordinal)..];
        question = question[..question.IndexOf("\n\n", StringComparison.Ordinal)];
        var amended = SampleProtocol.With(
            "version: 1\n", "version: 2\namendment:\n  reason: Coaches may take part.\n  effectiveOn: 2026-03-02\n  asksConsentAgain: no\n", question, "");
        (await at.House.Do((AmendProgramme amend) => amend.Handle(at.Programme, amended))).Refusal.ShouldBeNull();

        var reasons = await Reasons(at);
        reasons.Select(reason => (reason.Question, reason.Count)).ShouldBe([("practising", 0), ("voluntary", 0), ("coached-now", 0), ("coach-here", 1)]);
        reasons[^1].Reason.ShouldContain("earlier version");
    }

    private static async Task Refused(EnrolmentHouse at, string email, params (string Question, bool Answer)[] answers)
    {
        var (token, _) = await at.InviteOne(email);
        var given = new Dictionary<string, bool>(EnrolmentHouse.Eligible);
        foreach (var (question, answer) in answers) given[question] = answer;
        (await at.Answer(token, given)).Value.ShouldBeFalse();
    }

    private static Task<IReadOnlyList<ScreeningReason>> Reasons(EnrolmentHouse at) => at.House.Do((IRecruitment recruitment) => recruitment.Reasons(at.Programme));
}
