using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Drills;

/// <summary>Holds what is stored against what was sent and acknowledged: nothing lost, torn, altered or doubled, each with its fact, the database and the chain whole.</summary>
internal static class StoredAnswers
{
    /// <returns>How many submissions are stored.</returns>
    /// <exception cref="InvalidOperationException">A promise was broken; the sentence says which.</exception>
    public static Task<int> Check(string connection, string keys, Crowd crowd, SurveyClient client) =>
        client.Wrong.TryPeek(out var wrong) ? throw new InvalidOperationException(wrong) : Check(connection, keys, crowd, client.Acknowledged.Keys.ToHashSet(), client.Most);

    /// <param name="acknowledged">Places of the crowd's surveys that were called stored.</param>
    /// <param name="most">Up to which place what is stored has to be what is sent from there.</param>
    /// <inheritdoc cref="Check(string, string, Crowd, SurveyClient)"/>
    public static async Task<int> Check(string connection, string keys, Crowd crowd, IReadOnlySet<int> acknowledged, int most)
    {
        await using var house = DrillHouse.Open(connection, keys, crowd.Institution);
        var stored = await house.Do("drill", (Reader reader) => reader.Query<Submission>().ToListAsync());
        var bySurvey = stored.ToLookup(row => (row.Participant, row.Visit));
        if (bySurvey.FirstOrDefault(rows => rows.Count() > 1) is { } twice) throw new InvalidOperationException($"The survey {twice.Key.Visit} of {twice.Key.Participant} is stored {twice.Count()} times.");
        for (var place = 0; place < most; place++)
        {
            var (who, visit) = crowd[place];
            var rows = bySurvey[(who.Code, visit)].ToList();
            if (rows.Count == 0 && acknowledged.Contains(place)) throw new InvalidOperationException($"Survey {place} was acknowledged and is lost.");
            if (rows.Count == 1 && Trouble(rows[0], SurveyClient.Answers(place)) is { } trouble) throw new InvalidOperationException($"Survey {place} {trouble}");
        }
        await CheckFacts(house, stored);
        await CheckDatabase(house);
        return stored.Count;
    }

    /// <summary>For a control: how many of what was acknowledged are not there.</summary>
    public static async Task<int> Lost(string connection, string keys, Crowd crowd, IReadOnlyCollection<int> acknowledged)
    {
        await using var house = DrillHouse.Open(connection, keys, crowd.Institution);
        var stored = await house.Do("drill", (Reader reader) => reader.Query<Submission>().Select(row => new { row.Participant, row.Visit }).ToListAsync());
        var there = stored.Select(row => (row.Participant, row.Visit)).ToHashSet();
        return acknowledged.Count(place => !there.Contains((crowd[place].Who.Code, crowd[place].Visit)));
    }

    private static string? Trouble(Submission row, Dictionary<string, int?> sent)
    {
        if (!row.Holds(row.Answers)) return "is torn: its content is not the one that its hash was made of.";
        var answers = SurveyForm.Unpack(row.Answers);
        return answers.Count == sent.Count && sent.All(pair => answers.TryGetValue(pair.Key, out var value) && value == pair.Value) ? null : "is stored with other answers than were sent first.";
    }

    private static async Task CheckFacts(DrillHouse house, List<Submission> stored)
    {
        var facts = await house.Do("drill", (Reader reader) => reader.Query<AuditFact>().Where(fact => fact.Action == "SurveySubmitted").Select(fact => fact.Subject).ToListAsync());
        var (expected, actual) = (stored.GroupBy(row => $"participant/{row.Participant}").ToDictionary(group => group.Key, group => group.Count()), facts.GroupBy(subject => subject).ToDictionary(group => group.Key, group => group.Count()));
        if (expected.Count != actual.Count || expected.Any(pair => actual.GetValueOrDefault(pair.Key) != pair.Value))
            throw new InvalidOperationException($"{stored.Count} surveys are stored and {facts.Count} facts say so, or not of the same people.");
        await house.Services.GetRequiredService<Sequencer>().LinkAll();
        if ((await house.Services.GetRequiredService<AuditChain>().Verify()).Problem is { } broken) throw new InvalidOperationException(broken);
    }

    private static async Task CheckDatabase(DrillHouse house)
    {
        var database = house.Services.GetRequiredService<Database>();
        if (database.Options.Provider != DatabaseProvider.Sqlite) return;
        var tenancy = new Tenancy();
        tenancy.EnterAsSystem();
        await using var db = database.OpenForReading(tenancy);
        var said = await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync();
        if (said is not ["ok"]) throw new InvalidOperationException($"SQLite's integrity check says: {said.FirstOrDefault()}");
    }
}
