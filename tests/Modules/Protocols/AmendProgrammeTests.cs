using Confrere.Analysis.Features.LockPlan;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Features.AmendProgramme;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Protocols;

/// <summary>The house's clock stands at 2 March 2026, 14:00 UTC.</summary>
[Collection("databases")]
public sealed class AmendProgrammeTests
{
    private const string Amendment = "version: 2\namendment:\n  reason: Sessions were too short to speak.\n  effectiveOn: 2026-03-09\n  asksConsentAgain: yes";
    private static readonly string Longer = SampleProtocol.With("version: 1\n", Amendment + "\n", "minutesPerSession: 50 ", "minutesPerSession: 60 ");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_version_comes_into_force_on_its_day_and_the_old_one_stays_readable(DatabaseProvider provider)
    {
        var heard = new Heard();
        await using var house = await TestHouse.On(provider, services => services.AddSingleton<IHandle<ProgrammeAmended>>(heard));
        var id = await Programme(house);
        (await house.Do((AmendProgramme amend) => amend.Handle(id, Longer))).Value.ShouldBe(2);
        (await InForce(house, id)).Protocol.Version.ShouldBe(1);
        house.Clock.Advance(Duration.FromDays(7));
        var now = await InForce(house, id);
        (now.Protocol.Version, now.Protocol.Offerings[0].MinutesPerSession).ShouldBe((2, 60));
        (await house.Do((IProgrammes programmes) => programmes.Find(id, 1)))!.Protocol.Offerings[0].MinutesPerSession.ShouldBe(50);
        (await house.Do((IProgrammes programmes) => programmes.Find(id, 3))).ShouldBeNull();
        (await house.Do((IProgrammes programmes) => programmes.All())).ShouldHaveSingleItem().Protocol.Version.ShouldBe(2);
        var versions = await house.Do((IProgrammes programmes) => programmes.Versions(id));
        versions.Select(version => (version.Version, version.Reason, version.AsksConsentAgain)).ShouldBe([(1, null, false), (2, "Sessions were too short to speak.", true)]);
        versions[1].EffectiveOn.ShouldBe(new LocalDate(2026, 3, 9));
        versions[1].ProtocolHash.ShouldBe(now.ProtocolHash);
        heard.Events.ShouldHaveSingleItem().ShouldBe(new ProgrammeAmended(id, 2, new LocalDate(2026, 3, 9), true));
        (await house.VerifyChain()).Problem.ShouldBeNull();
    }

    public static TheoryData<string, string, string> NotAllowed => new()
    {
        { "version: 2\n", "version: 3\n", "the version after 1 is 2" },
        { "effectiveOn: 2026-03-09", "effectiveOn: 2026-03-01", "does not reach back" },
        { "key: peer-coaching-6x3", "key: another", "key cannot be amended" },
        { "blockSizes: [2, 4, 6]", "blockSizes: [4, 6]", "randomisation.blockSizes cannot be amended" },
        { "smallestCell: 11", "smallestCell: 15", "disclosure.smallestCell cannot be amended" },
        { "    ratio: 1\n    offering: coaching\n    plainWords", "    ratio: 2\n    offering: coaching\n    plainWords", "arms[immediate].ratio cannot be amended" },
        { "You can leave the coaching", "You may leave the coaching", "Give it a version of its own" },
        { "minutesPerSession: 60 ", "minutesPerSession: 50 ", "Nothing is different" },
    };

    [Theory, MemberData(nameof(NotAllowed))]
    public async Task Refuses_what_an_amendment_may_not_do(string right, string wrong, string words)
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        Longer.ShouldContain(right);
        // Blocks of 3, 6 for a ratio of 2:1, so that nothing but the amendment stands against it.
        var document = Longer.Replace(right, wrong);
        if (wrong.Contains("ratio: 2")) document = document.Replace("blockSizes: [2, 4, 6]", "blockSizes: [3, 6]");
        var refused = (await house.Do((AmendProgramme amend) => amend.Handle(id, document))).Refusal.ShouldBeOfType<AmendmentIsNotAllowed>();
        refused.Sentence.ShouldContain(words);
        (await house.Do((AmendProgramme amend) => amend.Preview(id, document))).Refusal.ShouldBeOfType<AmendmentIsNotAllowed>().Sentence.ShouldBe(refused.Sentence);
        (await house.Do((IProgrammes programmes) => programmes.Versions(id))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_who_takes_part_is_asked_about_distress_before_there_is_somebody_who_helps()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        string Screening(string contacts) => SampleProtocol.WithHelp(contacts).Replace("version: 1\n", Amendment + "\n", StringComparison.Ordinal);
        (await house.Do((AmendProgramme amend) => amend.Handle(id, Screening("  contacts: []\n")))).Refusal.ShouldBeOfType<AmendmentIsNotAllowed>()
            .Sentences.ShouldContain(sentence => sentence.Contains("names nobody who helps", StringComparison.Ordinal));
        var named = (await house.Do((AmendProgramme amend) => amend.Handle(id, Screening(SampleProtocol.HelpContacts)))).Refusal;
        named?.Sentence.ShouldNotContain("names nobody who helps");
    }

    [Fact]
    public async Task Says_everything_against_it_at_once()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        var document = Longer.Replace("version: 2\n", "version: 7\n").Replace("2026-03-09", "2025-03-09").Replace("smallestCell: 11", "smallestCell: 12");
        (await house.Do((AmendProgramme amend) => amend.Handle(id, document))).Refusal.ShouldBeOfType<AmendmentIsNotAllowed>().Sentences.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_second_amendment_does_not_count_before_the_first()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        await house.Do((AmendProgramme amend) => amend.Handle(id, Longer));
        var third = Longer.Replace("version: 2", "version: 3").Replace("minutesPerSession: 60 ", "minutesPerSession: 45 ");
        (await house.Do((AmendProgramme amend) => amend.Handle(id, third.Replace("2026-03-09", "2026-03-05")))).Refusal!.Sentence.ShouldContain("version 2 counts from 2026-03-09");
        (await house.Do((AmendProgramme amend) => amend.Handle(id, third))).Value.ShouldBe(3);
        house.Clock.Advance(Duration.FromDays(7));
        (await InForce(house, id)).Protocol.Version.ShouldBe(3);
    }

    [Fact]
    public async Task Refuses_a_programme_of_another_institution_and_a_document_with_problems()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        (await house.Do((AmendProgramme amend) => amend.Handle(id, Longer), NewId.Of<InstitutionId>())).Refusal.ShouldBeOfType<ProgrammeIsUnknown>();
        (await house.Do((AmendProgramme amend) => amend.Handle(id, Longer.Replace("sessions: 6", "sessions: 0")))).Refusal.ShouldBeOfType<DocumentHasProblems>();
    }

    [Fact]
    public async Task What_the_form_starts_from_lacks_only_the_reason()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        await house.Do((AmendProgramme amend) => amend.Handle(id, Longer));
        var document = await house.Do((LatestDocument latest) => latest.ToAmend(id));
        document.ShouldContain("version: 3\namendment:\n  reason: \n  effectiveOn: 2026-03-02\n");
        (await house.Do((AmendProgramme amend) => amend.Preview(id, document))).Refusal.ShouldBeOfType<DocumentHasProblems>().Problems.ShouldHaveSingleItem().Path.ShouldBe("amendment.reason");
    }

    [Fact]
    public async Task An_amendment_that_leaves_the_plan_alone_leaves_its_lock_whole()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var id = await Programme(house);
        var before = ProgrammePlan.Text((await InForce(house, id)).Protocol);
        await house.Do((AmendProgramme amend) => amend.Handle(id, Longer.Replace("2026-03-09", "2026-03-02")));
        var now = (await InForce(house, id)).Protocol;
        now.Version.ShouldBe(2);
        ProgrammePlan.Text(now).ShouldBe(before);
    }

    private static async Task<ProgrammeId> Programme(TestHouse house) => (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text))).Value;

    private static async Task<Programme> InForce(TestHouse house, ProgrammeId id) => (await house.Do((IProgrammes programmes) => programmes.Find(id)))!;

    private sealed class Heard : IHandle<ProgrammeAmended>
    {
        public List<ProgrammeAmended> Events { get; } = [];

        public Task Handle(ProgrammeAmended occurred, UnitOfWork work)
        {
            Events.Add(occurred);
            return Task.CompletedTask;
        }
    }
}
