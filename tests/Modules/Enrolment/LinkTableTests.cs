using System.Security.Cryptography;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class LinkTableTests
{
    private readonly PersonId _person = NewId.Of<PersonId>();
    private readonly ParticipantCode _code = ParticipantCode.New();
    private readonly Guid _row = NewId.Of<LinkId>().Value;

    [Fact]
    public void Opens_what_it_sealed()
    {
        var vault = new LinkVault(KeyRing.Ephemeral());
        vault.Open(_row, vault.Seal(_row, _person, _code)).ShouldBe((_person, _code));
    }

    [Fact]
    public void A_pair_moved_to_another_row_does_not_open()
    {
        var vault = new LinkVault(KeyRing.Ephemeral());
        Should.Throw<CryptographicException>(() => vault.Open(NewId.Of<LinkId>().Value, vault.Seal(_row, _person, _code)));
    }

    [Fact]
    public void Any_altered_byte_is_noticed()
    {
        var vault = new LinkVault(KeyRing.Ephemeral());
        var stored = vault.Seal(_row, _person, _code);
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] ^= 1;
            Should.Throw<CryptographicException>(() => vault.Open(_row, stored));
            stored[i] ^= 1;
        }
        vault.Open(_row, stored).Code.ShouldBe(_code);
    }

    [Fact]
    public void Another_key_finds_nothing_and_opens_nothing()
    {
        var (vault, other) = (new LinkVault(KeyRing.Ephemeral()), new LinkVault(KeyRing.Ephemeral()));
        other.IndexOf(_person).ShouldNotBe(vault.IndexOf(_person));
        other.IndexOf(_code).ShouldNotBe(vault.IndexOf(_code));
        Should.Throw<CryptographicException>(() => other.Open(_row, vault.Seal(_row, _person, _code)));
    }

    [Fact]
    public void Destroying_the_key_file_is_enough()
    {
        var folder = Directory.CreateTempSubdirectory("confrere-keys-").FullName;
        try
        {
            var stored = new LinkVault(KeyRing.Open(folder)).Seal(_row, _person, _code);
            new LinkVault(KeyRing.Open(folder)).Open(_row, stored).Person.ShouldBe(_person);
            File.Delete(Path.Combine(folder, "link.key"));
            Should.Throw<CryptographicException>(() => new LinkVault(KeyRing.Open(folder)).Open(_row, stored));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Once_the_key_is_gone_nobody_crosses_while_the_trial_stays_readable(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        await at.House.As(async services =>
        {
            var crossing = new Participants(services.GetRequiredService<Reader>(), new LinkVault(KeyRing.Ephemeral()), services.GetRequiredService<IProgrammes>());
            (await crossing.PersonOf(signed.Participant)).ShouldBeNull();
            (await crossing.OfPerson(signed.Person)).ShouldBeNull();
            (await crossing.Find(signed.Participant)).ShouldNotBeNull();
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_stored_row_shows_neither_person_nor_code(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        var row = await at.House.As(services => services.GetRequiredService<Reader>().Query<LinkRow>().SingleAsync());
        var stored = $"{row.PersonIndex} {row.AnyProgrammeIndex} {row.CodeIndex} {System.Text.Encoding.Latin1.GetString(row.Sealed)}";
        stored.ShouldNotContain(signed.Participant.Value);
        stored.ShouldNotContain(signed.Person.Value.ToString());
        new[] { row.PersonIndex, row.AnyProgrammeIndex, row.CodeIndex }.Distinct().Count().ShouldBe(3);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Crosses_within_the_unit_of_work_in_which_the_participant_came_into_being(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        var person = await at.House.As(services => services.GetRequiredService<Writer>().Write(work =>
            services.GetRequiredService<IParticipants>().PersonOf(signed.Participant, work)));
        person.ShouldBe(signed.Person);
    }
}
