using System.CommandLine;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Features.CheckProtocol;

/// <summary>protocol check, show, diff and hash: on files, without a database.</summary>
internal static class ProtocolVerbs
{
    private const int Sound = 0;
    private const int HasProblems = 1;
    private const int CannotRead = 2;
    private const int CannotRun = 3;

    public static Command Build()
    {
        var protocol = new Command("protocol", "Check, show, compare or hash a protocol document.");
        protocol.Add(OnOne("check", "List everything that is wrong with FILE, with line, field and remedy.", Check));
        protocol.Add(OnOne("show", "Print FILE to be read, with its schedule.", (reading, _, output, _) => Print(output, ProtocolText.Of(reading.Protocol!))));
        protocol.Add(OnOne("canonical", "Print the one spelling of FILE that is hashed.", (reading, _, output, _) => Print(output, CanonicalProtocol.Of(reading.Protocol!))));
        protocol.Add(OnOne("hash", "Print the SHA-256 of FILE's canonical form.", (reading, _, output, _) => Print(output, CanonicalProtocol.HashOf(reading.Protocol!))));
        protocol.Add(Diff());
        return protocol;
    }

    private static int Check(ProtocolReading reading, FileInfo file, TextWriter output, TextWriter error)
    {
        var sound = reading.Protocol!;
        output.WriteLine($"{file.Name}: {sound.Key} version {sound.Version} is sound. SHA-256 {CanonicalProtocol.HashOf(sound)}");
        foreach (var decision in sound.Undecided) output.WriteLine($"{file.Name}, {decision.Field}: to be decided. {decision.Why}");
        if (reading.CanRun) return Sound;
        foreach (var limit in reading.Limits) error.WriteLine($"{file.Name}, {limit}");
        error.WriteLine("No programme can be made from it in this version.");
        return CannotRun;
    }

    private static Command Diff()
    {
        var (before, after) = (File("OLD"), File("NEW"));
        var verb = new Command("diff", "List what differs in content between OLD and NEW; layout and comments do not count.") { before, after };
        verb.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (old, now) = (Read(parsed.GetRequiredValue(before), error), Read(parsed.GetRequiredValue(after), error));
            if (old.Reading is null || now.Reading is null) return Math.Max(old.Exit, now.Exit);
            var changes = ProtocolDiff.Between(old.Reading.Protocol!, now.Reading.Protocol!);
            foreach (var change in changes) output.WriteLine(change);
            if (changes.Count == 0) output.WriteLine("They say the same.");
            return Sound;
        });
        return verb;
    }

    private static Command OnOne(string name, string description, Func<ProtocolReading, FileInfo, TextWriter, TextWriter, int> show)
    {
        var file = File("FILE");
        var verb = new Command(name, description) { file };
        verb.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (reading, exit) = Read(parsed.GetRequiredValue(file), error);
            return reading is null ? exit : show(reading, parsed.GetRequiredValue(file), output, error);
        });
        return verb;
    }

    private static Argument<FileInfo> File(string name) => new(name) { Description = "A protocol, a YAML document." };

    private static (ProtocolReading? Reading, int Exit) Read(FileInfo file, TextWriter error)
    {
        if (!file.Exists)
        {
            error.WriteLine($"There is no file {file.FullName}.");
            return (null, CannotRead);
        }
        var reading = ProtocolDocument.Read(System.IO.File.ReadAllText(file.FullName));
        if (reading.IsSound) return (reading, Sound);
        foreach (var problem in reading.Problems) error.WriteLine($"{file.Name}, {problem}");
        error.WriteLine(reading.Problems.Count == 1 ? "One problem." : $"{reading.Problems.Count} problems.");
        return (null, HasProblems);
    }

    private static int Print(TextWriter output, string text)
    {
        output.WriteLine(text);
        return Sound;
    }
}
