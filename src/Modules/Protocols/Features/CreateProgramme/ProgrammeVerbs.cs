using System.CommandLine;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Protocols.Features.CreateProgramme;

/// <summary>`programme create`: puts a protocol to work at an institution. Enrolment is opened by its director, in the browser.</summary>
internal static class ProgrammeVerbs
{
    public static Command Build(VerbHost host)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The protocol, a YAML document." };
        var institution = new Option<Guid>("--institution") { Required = true, Description = "The identifier that `institution create` printed." };
        var name = new Option<string?>("--name") { Description = "What the institution calls it; the protocol's title when left out." };
        var create = new Command("create", "Create a programme from a protocol and print its identifier.") { file, institution, name };
        create.SetAction((parsed, _) => host.Run(services => Create(services, parsed.GetRequiredValue(file), parsed.GetRequiredValue(institution), parsed.GetValue(name))));
        return new Command("programme", "Create a programme from a protocol.") { create };
    }

    private static async Task<int> Create(IServiceProvider services, FileInfo file, Guid institution, string? name)
    {
        if (!file.Exists) return Refuse($"There is no file {file.FullName}.");
        services.GetRequiredService<Tenancy>().Enter(new InstitutionId(institution));
        var created = await services.GetRequiredService<CreateProgramme>().Handle(await File.ReadAllTextAsync(file.FullName), name);
        if (created.Refusal is { } refusal) return Refuse(refusal.Sentence);
        Console.WriteLine(created.Value);
        return 0;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
