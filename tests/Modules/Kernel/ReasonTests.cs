using System.Text.RegularExpressions;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Kernel;

/// <summary>The rule that some facts say why, walked from its table: docs/reference/facts.md says the same as the running house.</summary>
public sealed partial class ReasonTests
{
    [Fact]
    public async Task Each_fact_of_the_table_is_refused_without_a_reason_with_all_that_came_with_it_and_stored_with_one()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var rule = house.Services.GetRequiredService<ReasonRule>();
        rule.Facts.Select(fact => fact.Kind).Distinct().ShouldBe(Enum.GetValues<ReasonedKind>(), ignoreOrder: true);

        foreach (var fact in rule.Facts)
        {
            foreach (var none in new[] { null, "", " \n" })
            {
                var refused = await State(house, fact.Action, none);
                refused.Refusal.ShouldBeOfType<ReasonIsNeeded>().Fact.ShouldBe(fact);
                refused.Refusal!.Sentence.ShouldMatch("^Please .*\\. The reason is kept in the audit log\\. Nothing was changed\\.$");
            }
            (await Should.ThrowAsync<InvalidOperationException>(() => house.As(services => services.GetRequiredService<Writer>().Write(work =>
            {
                work.Record(fact.Action, "test");
                return Task.CompletedTask;
            })))).Message.ShouldStartWith(fact.Asks, customMessage: "where no refusal can be returned, forgetting the reason is a bug");
        }
        (await Stated(house)).ShouldBeEmpty();

        foreach (var fact in rule.Facts) (await State(house, fact.Action, "Because it was so.")).IsRefused.ShouldBeFalse();
        (await State(house, "SomethingUsual", null)).IsRefused.ShouldBeFalse();
        var stated = await Stated(house);
        stated.Where(fact => fact.Action != "Beside" && fact.Reason == "Because it was so.").Select(fact => fact.Action).ShouldBe(rule.Facts.Select(fact => fact.Action), ignoreOrder: true);
    }

    [Fact]
    public async Task The_page_lists_every_fact_of_the_table_and_every_other_one_whose_name_sounds_like_it()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/reference/facts.md"));
        var listed = Reasoned().Matches(page).Select(row => (row.Groups["fact"].Value, row.Groups["kind"].Value)).ToList();
        listed.ShouldBe(house.Services.GetRequiredService<ReasonRule>().Facts.Select(fact => (fact.Action, fact.Kind.ToString().ToLowerInvariant())), ignoreOrder: true);

        var undecided = FactsOfTheSource().Where(fact => Sounds().IsMatch(fact)).Except(AnyRow().Matches(page).Select(row => row.Groups["fact"].Value)).ToList();
        undecided.ShouldBeEmpty("each says why (AddReasonedFacts), or docs/reference/facts.md says why it need not");
        FactsOfTheSource().Count().ShouldBeGreaterThan(50, "the source was read");
    }

    private static Task<Result<Done>> State(TestHouse house, string action, string? reason) =>
        house.As(services => services.GetRequiredService<Writer>().Write<Result<Done>>(work =>
        {
            work.Record("Beside", "test", reason: reason);
            work.Record(action, "test", reason: reason);
            return Task.FromResult<Result<Done>>(Done.It);
        }));

    private static Task<List<LoggedFact>> Stated(TestHouse house) => house.As(services => services.GetRequiredService<AuditLog>().All().ToListAsync().AsTask());

    private static IEnumerable<string> FactsOfTheSource() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NamedFact().Matches(File.ReadAllText(file))).Select(found => found.Groups["fact"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(\.Record\(|Fact = )""(?<fact>\w+)""")]
    private static partial Regex NamedFact();

    [GeneratedRegex("Overr|Early|ByHand|Correct|Amend|Withdr|Revok|Deviat|Unblind|Unlock|Opened|Closed|Revers|Exempt|SetBack")]
    private static partial Regex Sounds();

    [GeneratedRegex(@"^\| `(?<fact>\w+)` \| (?<kind>[a-z]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Reasoned();

    [GeneratedRegex(@"^\| `(?<fact>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex AnyRow();
}
