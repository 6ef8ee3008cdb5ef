using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Features.CreateProgramme;

namespace Confrere.Modules.Tests.Protocols;

[Collection("databases")]
public sealed class ProgrammeTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Creates_a_programme_that_reads_back_as_its_document(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var id = (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text))).Value;
        var programme = (await house.Do((IProgrammes programmes) => programmes.Find(id)))!;
        programme.Name.ShouldBe("Peer coaching for physicians");
        programme.Institution.ShouldBe(house.Institution);
        programme.Protocol.Arms.Count.ShouldBe(2);
        programme.ProtocolHash.Length.ShouldBe(64);
        (await house.Do((IProgrammes programmes) => programmes.All())).ShouldHaveSingleItem().Id.ShouldBe(id);
        (await house.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_a_document_with_problems_and_stores_nothing(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var result = await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.With("sessions: 6", "sessions: -1", "confidence: 0.95", "confidence: 2")));
        result.Refusal.ShouldBeOfType<DocumentHasProblems>().Problems.Count.ShouldBe(2);
        (await house.Do((IProgrammes programmes) => programmes.All())).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_a_document_that_this_version_cannot_run(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var document = SampleProtocol.With("strata: []", "strata: []\n  intake: batches", "mostAtOnce: 3 ", "startWithinDays: 30\n  mostAtOnce: 3 ");
        (await house.Do((CreateProgramme create) => create.Handle(document))).Refusal.ShouldBeOfType<DocumentCannotBeRun>().Sentence.ShouldContain("coaches.startWithinDays");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_a_name_that_is_taken_or_too_long(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text, "Spring"));
        (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text, " Spring "))).Refusal.ShouldBeOfType<ProgrammeNameIsTaken>();
        (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text, new string('x', 201)))).Refusal.ShouldBeOfType<ProgrammeNameIsTooLong>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_institution_does_not_see_it(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var id = (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text))).Value;
        var other = NewId.Of<InstitutionId>();
        (await house.Do((IProgrammes programmes) => programmes.Find(id), other)).ShouldBeNull();
        (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text), other)).IsRefused.ShouldBeFalse();
    }
}
