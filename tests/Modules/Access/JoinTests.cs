using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;

namespace Confrere.Modules.Tests.Access;

/// <summary>
/// Whoever reads the whole database without the link key must not be able to join a person to a participant code by a value that stands on
/// both sides: an identifier, a digest, or an instant, in clear.
/// </summary>
public sealed class JoinTests
{
    private const int People = 8;

    // Shorter values are codes, words and small numbers, which many rows share.
    private const int LeastLength = 12;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_value_in_clear_stands_on_the_side_of_persons_and_on_the_side_of_codes(DatabaseProvider provider)
    {
        await using var trial = await RunningTrial.On(provider);
        var ofTheHouse = (await StoredCells.Of(trial.House.Services)).Select(Spelling).ToHashSet();
        await trial.Run(People);
        var cells = (await StoredCells.Of(trial.House.Services)).Where(cell => !ofTheHouse.Contains(Spelling(cell)) && Spelling(cell).Length >= LeastLength).ToList();
        var facts = SidesOfFacts(cells);

        var persons = cells.Where(cell => SideOf(cell, facts) == Side.Person).ToLookup(Spelling);
        var codes = cells.Where(cell => SideOf(cell, facts) == Side.Code).ToLookup(Spelling);

        persons.Count.ShouldBeGreaterThan(100);
        codes.Count.ShouldBeGreaterThan(100);
        // What every row of a column shares (the consent text's version and digest) joins nobody in particular.
        persons.Where(value => codes.Contains(value.Key) && codes[value.Key].Count() < People)
            .Select(value => $"{value.Key}: {Places(value)} = {Places(codes[value.Key])}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Control_a_code_beside_a_person_is_found()
    {
        await using var trial = await RunningTrial.On(DatabaseProvider.Sqlite);
        await trial.Run(People);
        var cells = await StoredCells.Of(trial.House.Services);
        // Within one side the same values do stand in many tables.
        var allocated = cells.Where(cell => cell.Table == "trial_allocations").Select(Spelling).ToHashSet();
        cells.Where(cell => cell.Table == "trial_survey_submissions").ShouldContain(cell => cell.Column == "SubmittedAt" && allocated.Contains(Spelling(cell)));
    }

    private enum Side { Neither, Person, Code }

    private static Side SideOf(StoredCell cell, IReadOnlyDictionary<int, Side> facts) => cell.Table switch
    {
        "audit_facts" => facts[cell.Row],
        // The link table itself: fingerprints and a sealed pair, and nothing else in it.
        "identity_participant_links" => Side.Person,
        _ when cell.Table.StartsWith("identity_", StringComparison.Ordinal) || cell.Table.StartsWith("coaching_", StringComparison.Ordinal) => Side.Person,
        _ when cell.Table.StartsWith("trial_", StringComparison.Ordinal) => Side.Code,
        // A message names nobody in clear: its recipient and what it is about lie under the link key.
        _ => Side.Neither,
    };

    /// <summary>A fact that names a person, an invitation or an engagement is on one side, one that names a participant on the other.</summary>
    private static Dictionary<int, Side> SidesOfFacts(IEnumerable<StoredCell> cells) =>
        cells.Where(cell => cell.Table == "audit_facts").GroupBy(cell => cell.Row).ToDictionary(row => row.Key, row =>
        {
            var said = string.Join(' ', row.Where(cell => cell.Column is "Subject" or "Actor").Select(Spelling));
            return said.Contains("participant/", StringComparison.Ordinal) ? Side.Code
                : new[] { "person/", "invitation/", "engagement/", "session/", "place/", "coach/" }.Any(said.Contains) ? Side.Person : Side.Neither;
        });

    private static string Spelling(StoredCell cell) => cell.Value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };

    private static string Places(IEnumerable<StoredCell> cells) => string.Join(", ", cells.Select(cell => $"{cell.Table}.{cell.Column}").Distinct());
}
