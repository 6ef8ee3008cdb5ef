using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class RegistrationTests
{
    private static readonly LocalDate FirstConsent = new(2026, 3, 2);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("2026-03-02", "2026-03-02", null)]
    [InlineData("2026-03-02", "2026-03-01", null)]
    [InlineData("2026-03-02", "2026-03-03", "before the registration NCT00000000 of 3 March 2026")]
    public void Late_is_who_consented_on_a_day_before_the_registration(string? consent, string? registered, string? words)
    {
        var warning = RegistrationWarning.Of(new("ClinicalTrials.gov", "NCT00000000", Day(registered)), Day(consent));
        if (words is null) warning.ShouldBeNull();
        else warning.ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public void A_registration_without_a_day_or_none_at_all_is_said_once_somebody_has_consented()
    {
        RegistrationWarning.Of(null, null).ShouldBeNull();
        RegistrationWarning.Of(null, FirstConsent).ShouldNotBeNull().ShouldContain("names no trial registration");
        RegistrationWarning.Of(new("ISRCTN", "ISRCTN00000000", null), FirstConsent).ShouldNotBeNull().ShouldContain("has no date");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_board_says_that_the_first_enrolment_came_before_the_registration_and_not_before_anybody_consented(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, document: SampleProtocol.With("disclosure:", "registration:\n  registry: ClinicalTrials.gov\n  number: NCT00000000\n  date: 2026-03-09\n\ndisclosure:"));
        var root = await at.House.Serve();
        using var director = await EnrolmentPagesTests.SignedIn(at, root, "dora@example.org", Role.Director);
        await director.Open($"/programmes/{at.Programme}/board");
        director.Words.ShouldNotContain("late registration");
        await at.Enrol();
        await director.Open($"/programmes/{at.Programme}/board");
        director.Words.ShouldContain("consented on 2 March 2026, before the registration NCT00000000 of 9 March 2026");
    }

    private static LocalDate? Day(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
