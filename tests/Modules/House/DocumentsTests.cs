using System.CommandLine;
using System.Text.RegularExpressions;
using Confrere.App.Verbs;
using Confrere.Kernel.Modules;

namespace Confrere.Modules.Tests.House;

public sealed partial class DocumentsTests
{
    private static readonly string Root = Repository.Root;

    public static TheoryData<string> Pages => [.. new[] { "docs", "samples", "src", "reference" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Root, "*.md"))
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void Leads_nowhere_that_does_not_exist(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        var dead = Link().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Groups["to"].Value)
            .Where(to => to.Length > 0 && !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(to => !Path.Exists(Path.Combine(folder, to)));
        dead.ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_stands_in_the_reference()
    {
        var reference = File.ReadAllText(Path.Combine(Root, "docs", "reference", "verbs.md"));
        var verbs = CommandLine.Verbs(new VerbHost(() => throw new InvalidOperationException("No verb is run."))).Subcommands.SelectMany(command => Paths(command, "")).ToList();
        verbs.ShouldContain("protocol check");
        verbs.Where(verb => !reference.Contains($"`{verb}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_stands_in_the_reference()
    {
        var reference = File.ReadAllText(Path.Combine(Root, "docs", "reference", "settings.md"));
        var settings = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Setting().Matches(File.ReadAllText(file))).Select(match => match.Value).Distinct().ToList();
        settings.ShouldContain("CONFRERE_SMTP");
        settings.Where(setting => !reference.Contains($"`{setting}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Paths(Command command, string before)
    {
        var path = before + command.Name;
        return command.Subcommands.Count == 0 ? [path] : command.Subcommands.SelectMany(inner => Paths(inner, path + " "));
    }

    [GeneratedRegex(@"\]\((?<to>[^)#\s]*)(#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex("CONFRERE_[A-Z]+(_[A-Z]+)*")]
    private static partial Regex Setting();
}
