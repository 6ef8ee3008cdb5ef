using System.CommandLine;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Confrere.People.Contracts;
using Confrere.People.Domain;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.People.Features.SetUpInstitution;

/// <summary>The first steps of a real installation, before anybody can sign in: an institution and its staff.</summary>
internal static class PeopleVerbs
{
    private const int Refused = 1;

    public static Command Institution(VerbHost host)
    {
        var (name, zone) = (new Option<string>("--name") { Required = true, Description = "What it is called." }, Zone());
        var create = new Command("create", "Create an institution and print its identifier.") { name, zone };
        create.SetAction((parsed, _) => host.Run(services => Create(services, parsed.GetRequiredValue(name), parsed.GetRequiredValue(zone))));
        return new Command("institution", "Create an institution.") { create };
    }

    public static Command Person(VerbHost host)
    {
        var institution = new Option<Guid>("--institution") { Required = true, Description = "The identifier that `institution create` printed." };
        var (name, email, zone) = (new Option<string>("--name") { Required = true }, new Option<string>("--email") { Required = true }, Zone());
        var role = new Option<string>("--role") { Required = true, Description = string.Join(", ", Role.All) };
        role.AcceptOnlyFromAmong([.. Role.All]);
        var add = new Command("add", "Give a person a role, so that they can sign in by a mailed link.") { institution, name, email, zone, role };
        add.SetAction((parsed, _) => host.Run(services => Add(services, parsed.GetRequiredValue(institution),
            new(parsed.GetRequiredValue(name), parsed.GetRequiredValue(email), parsed.GetRequiredValue(zone), [parsed.GetRequiredValue(role)]))));
        return new Command("person", "Add staff to an institution.") { add };
    }

    private static Option<string> Zone() => new("--zone") { Required = true, Description = "IANA time zone, like Europe/Zurich." };

    private static async Task<int> Create(IServiceProvider services, string name, string zone)
    {
        var created = await services.GetRequiredService<CreateInstitution.CreateInstitution>().Handle(name, zone, isDemonstration: false);
        if (created.Refusal is { } refusal) return Refuse(refusal.Sentence);
        Console.WriteLine(created.Value);
        return 0;
    }

    private static async Task<int> Add(IServiceProvider services, Guid institution, NewPerson person)
    {
        services.GetRequiredService<Tenancy>().Enter(new InstitutionId(institution));
        if (await services.GetRequiredService<IInstitutions>().Current() is null) return Refuse($"There is no institution {institution}; create one with `institution create`.");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.ZoneId) is null) return Refuse($"\"{person.ZoneId}\" is no IANA time zone; write one like Europe/Zurich.");
        if (!EmailAddress.TryParse(person.Email, out _)) return Refuse($"\"{person.Email}\" is no e-mail address.");
        var id = await services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<IPeople>().Register(person, work));
        Console.WriteLine(id);
        return 0;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Refused;
    }
}
