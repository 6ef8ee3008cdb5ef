using System.CommandLine;
using Confrere.Protocols.Domain;
using Confrere.Protocols.Features.CheckProtocol;

namespace Confrere.Modules.Tests.Protocols;

/// <summary>./run protocol check, show, diff, hash, canonical.</summary>
public sealed class ProtocolVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-protocol-").FullName;

    [Fact]
    public void Check_says_everything_at_once_with_line_path_and_remedy()
    {
        var run = Run("check", File("mine.yaml", SampleProtocol.With("sessions: 6", "sessions: many", "smallestCell: 11", "smallestCell: 5", "kind: one-to-one", "kind: solo")));
        run.Exit.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        var lines = run.Error.TrimEnd().Split('\n');
        lines.Length.ShouldBe(4);
        lines[0].ShouldMatch("""^mine\.yaml, line \d+, offerings\[1\]\.kind: "solo" is not known\. Write one of one-to-one, group, retreat, listening-session, leadership-development, trainee-coaching\.$""");
        lines[1].ShouldMatch("""^mine\.yaml, line \d+, offerings\[1\]\.sessions: "many" is not a whole number from 1 to 100\. Write one within these bounds\.$""");
        lines[2].ShouldMatch("""^mine\.yaml, line \d+, disclosure\.smallestCell: "5" is not a whole number from 11 to 1000\.""");
        lines[3].ShouldBe("3 problems.");
    }

    [Fact]
    public void Check_of_a_sound_document_names_its_hash_and_what_is_undecided()
    {
        var run = Run("check", File("mine.yaml", SampleProtocol.Text));
        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("mine.yaml: peer-coaching-6x3 version 1 is sound. SHA-256 ");
        run.Output.ShouldContain("mine.yaml, coaches.pay: to be decided.");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Check_of_what_this_version_cannot_run_ends_with_3()
    {
        var run = Run("check", File("mine.yaml", SampleProtocol.With("strata: []", "strata: []\n  intake: batches", "mostAtOnce: 3 ", "startWithinDays: 30\n  mostAtOnce: 3 ")));
        run.Exit.ShouldBe(3);
        run.Output.ShouldContain("is sound");
        run.Error.ShouldContain("coaches.startWithinDays: In this version a round is drawn when it is closed, whether coaches have hours or not.");
    }

    [Fact]
    public void No_such_file_ends_with_2() => Run("hash", Path.Combine(_folder, "nowhere.yaml")).Exit.ShouldBe(2);

    [Fact]
    public void Diff_lists_what_differs()
    {
        var (old, now) = (File("old.yaml", SampleProtocol.Text), File("new.yaml", SampleProtocol.With("sessions: 6", "sessions: 8", "mostAtOnce: 3 ", "mostAtOnce: 2 ")));
        var run = Run("diff", old, now);
        (run.Exit, run.Output).ShouldBe((0, "~ coaches.mostAtOnce: 3 -> 2\n~ offerings[coaching].sessions: 6 -> 8\n"));
        Run("diff", old, old).Output.ShouldBe("They say the same.\n");
        Run("diff", old, File("broken.yaml", "key: [")).Exit.ShouldBe(1);
    }

    [Fact]
    public void Hash_and_canonical_agree_with_the_page()
    {
        var (file, protocol) = (File("mine.yaml", SampleProtocol.Text), ProtocolDocument.Read(SampleProtocol.Text).Protocol!);
        Run("hash", file).Output.Trim().ShouldBe(CanonicalProtocol.HashOf(protocol));
        Run("canonical", file).Output.Trim().ShouldBe(CanonicalProtocol.Of(protocol));
    }

    [Theory, MemberData(nameof(SampleGallery.All), MemberType = typeof(SampleGallery))]
    public void Show_prints_the_schedule_of_every_ready_protocol(string name)
    {
        var run = Run("show", Path.Combine(SampleGallery.Folder, name + ".yaml"));
        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("SCHEDULE");
        run.Output.ShouldContain("=====");
        run.Output.Split('\n').ShouldContain(line => line.StartsWith("PFI ", StringComparison.Ordinal) && line.Contains('x'));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = ProtocolVerbs.Build().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
