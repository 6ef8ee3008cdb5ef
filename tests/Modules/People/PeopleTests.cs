using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Confrere.People.Features.CreateInstitution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.People;

[Collection("databases")]
public sealed class PeopleTests
{
    private static readonly NewPerson Ada = new("Ada Example", "Ada@Example.org ", "Europe/Zurich", [Role.Director]);

    internal static Task<PersonId> Register(TestHouse house, NewPerson person, InstitutionId? institution = null) => house.As(services =>
        services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<IPeople>().Register(person, work)), institution);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Registers_a_person_once_and_adds_roles(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var ada = await Register(house, Ada);
        (await Register(house, Ada with { Email = "ada@example.org", Roles = [Role.Coach, Role.Director] })).ShouldBe(ada);
        (await house.Do((IPeople people) => people.ContactOf(ada))).ShouldBe(new Contact(ada, "Ada Example", "ada@example.org", "Europe/Zurich"));
        (await house.Do((IPeople people) => people.WithRole(Role.Coach))).ShouldBe([ada]);
        (await house.Do((IPeople people) => people.WithRole(Role.Analyst))).ShouldBeEmpty();
        (await house.Do((IPeople people) => people.ContactsOf([ada, NewId.Of<PersonId>()]))).Keys.ShouldBe([ada]);
        (await house.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_address_at_two_institutions_is_two_people_who_do_not_see_each_other(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var other = NewId.Of<InstitutionId>();
        var here = await Register(house, Ada);
        var there = await Register(house, Ada, other);
        there.ShouldNotBe(here);
        (await house.Do((IPeople people) => people.ContactOf(there))).ShouldBeNull();
        (await house.Do((IPeople people) => people.WithRole(Role.Director), other)).ShouldBe([there]);
    }

    [Fact]
    public async Task Neither_name_nor_address_is_in_the_database_in_clear()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        // Letters that hexadecimal has not, and more of them than chance puts side by side: a digest may well spell "ada".
        await Register(house, new("Wilhelmina Thorsdottir", "wilhelmina@thorsdottir.org", "Europe/Zurich", []));
        await using var connection = new SqliteConnection(house.Services.GetRequiredService<DatabaseOptions>().ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name, Email, EmailIndex FROM identity_people";
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        for (var column = 0; column < 3; column++)
        {
            var stored = row.GetValue(column) is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : (string)row.GetValue(column);
            stored.ShouldNotContain("wilhelmina", Case.Insensitive);
            stored.ShouldNotContain("thorsdottir", Case.Insensitive);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Creates_an_institution_and_enters_it(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        await house.As(async services =>
        {
            var id = (await services.GetRequiredService<CreateInstitution>().Handle("Lakeside", "Europe/Zurich", isDemonstration: true)).Value;
            services.GetRequiredService<Tenancy>().Institution.ShouldBe(id);
            (await services.GetRequiredService<IInstitutions>().Current()).ShouldBe(new Institution(id, "Lakeside", "Europe/Zurich", true));
        });
        (await house.Do((IInstitutions institutions) => institutions.Current())).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_an_institution_without_name_or_zone_or_twice(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        Task<Confrere.Kernel.Refusals.Result<InstitutionId>> Create(string name, string zone) =>
            house.Do((CreateInstitution create) => create.Handle(name, zone, false, house.Institution));
        (await Create(" ", "UTC")).Refusal.ShouldBeOfType<InstitutionHasNoName>();
        (await Create("Lakeside", "Mars/Olympus")).Refusal.ShouldBeOfType<ZoneIsUnknown>();
        (await Create("Lakeside", "UTC")).IsRefused.ShouldBeFalse();
        (await Create("Lakeside", "UTC")).Refusal.ShouldBeOfType<InstitutionExists>();
    }
}
