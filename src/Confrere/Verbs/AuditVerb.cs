using System.CommandLine;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;

namespace Confrere.App.Verbs;

/// <summary>`audit export|key`: the institution's whole log as a file, and the key with which witnesses check the signed heads.</summary>
internal static class AuditVerb
{
    public static Command Create(VerbHost host) => new("audit", "Export the audit log; print the key of its signed heads.") { Export(host), Key(host) };

    private static Command Export(VerbHost host)
    {
        var institution = new Option<Guid>("--institution") { Required = true, Description = "Whose log it is." };
        var to = new Option<FileInfo>("--to") { Required = true, Description = "The file to write, ending in .csv or .ndjson; it must not exist." };
        var verb = new Command("export", "Write every fact of an institution, in the order of the chain.") { institution, to };
        verb.SetAction((parsed, _) => host.Run(services => Export(services, parsed.GetRequiredValue(institution), parsed.GetRequiredValue(to))));
        return verb;
    }

    private static async Task<int> Export(IServiceProvider services, Guid institution, FileInfo to)
    {
        var format = to.Extension.TrimStart('.');
        if (!AuditExport.Formats.Contains(format)) return Refuse($"{to.Name} ends in \"{to.Extension}\"; write a name that ends in .csv or .ndjson.");
        if (to.Exists) return Refuse($"{to.FullName} exists already. Nothing was written.");
        await services.GetRequiredService<Sequencer>().LinkAll();
        services.GetRequiredService<Tenancy>().Enter(new InstitutionId(institution));
        await using var file = to.CreateText();
        Console.WriteLine($"{await AuditExport.Write(services.GetRequiredService<AuditLog>().All(), format, file)} facts are in {to.FullName}.");
        return 0;
    }

    private static Command Key(VerbHost host)
    {
        var verb = new Command("key", "Print the public key with which anybody can check the signed heads (ECDSA, P-256, SHA-256).");
        verb.SetAction((_, _) => host.Run(services =>
        {
            Console.WriteLine(services.GetRequiredService<HeadKeeper>().PublicKey);
            return Task.FromResult(0);
        }));
        return verb;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
