using System.CommandLine;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Features.CheckProtocol;

/// <summary>protocol check, show and hash: on a file, without a database.</summary>
internal static class ProtocolVerbs
{
    private const int Sound = 0;
    private const int HasProblems = 1;
    private const int CannotRead = 2;

    public static Command Build()
    {
        var protocol = new Command("protocol", "Check, show or hash a protocol document.");
        protocol.Add(Verb("check", "List everything that is wrong with FILE, with line, field and remedy.", (sound, file, output) =>
            output.WriteLine($"{file.Name}: {sound.Key} version {sound.Version} is sound. SHA-256 {CanonicalProtocol.HashOf(sound)}")));
        protocol.Add(Verb("show", "Print FILE in its canonical form.", (sound, _, output) => output.WriteLine(CanonicalProtocol.Of(sound))));
        protocol.Add(Verb("hash", "Print the SHA-256 of FILE's canonical form.", (sound, _, output) => output.WriteLine(CanonicalProtocol.HashOf(sound))));
        return protocol;
    }

    private static Command Verb(string name, string description, Action<Protocol, FileInfo, TextWriter> show)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The YAML document." };
        var verb = new Command(name, description) { file };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(file), show, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(FileInfo file, Action<Protocol, FileInfo, TextWriter> show, TextWriter output, TextWriter error)
    {
        if (!file.Exists)
        {
            error.WriteLine($"There is no file {file.FullName}.");
            return CannotRead;
        }
        var reading = ProtocolDocument.Read(File.ReadAllText(file.FullName));
        if (reading.Protocol is not { } protocol)
        {
            foreach (var problem in reading.Problems) error.WriteLine($"{file.Name}, {problem}");
            error.WriteLine(reading.Problems.Count == 1 ? "One problem." : $"{reading.Problems.Count} problems.");
            return HasProblems;
        }
        show(protocol, file, output);
        return Sound;
    }
}
