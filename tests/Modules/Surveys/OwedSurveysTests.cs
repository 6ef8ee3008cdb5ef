using Confrere.Kernel.Data;
using Confrere.Modules.Tests.Allocation;
using Confrere.Surveys.Features;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Modules.Tests.Surveys;

public sealed class OwedSurveysTests
{
    /// <summary>A scan is found among few rows too: its cost would only be seen among very many.</summary>
    [Fact]
    public async Task Ones_own_surveys_are_found_by_indexes_however_many_others_there_are()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite);
        var code = await trial.Consent();

        var plan = await trial.House.Do((Reader reader) => PlanOf(OwedSurveys.Of(reader, code)));

        plan.ShouldNotBeEmpty();
        plan.ShouldAllBe(step => step.StartsWith("SEARCH"));
    }

    [Fact]
    public async Task A_value_of_each_row_would_read_every_submission()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite);
        var code = await trial.Consent();

        var plan = await trial.House.Do((Reader reader) => PlanOf(
            from obligation in reader.Query<Confrere.Surveys.Data.Obligation>()
            where obligation.Participant == code
            select new { obligation.Visit, Sent = reader.Query<Confrere.Surveys.Data.Submission>().Where(row => row.Obligation == obligation.Id).Select(row => new { row.SubmittedAt }).SingleOrDefault() }));

        plan.ShouldContain(step => step.StartsWith("SCAN"));
    }

    private static async Task<IReadOnlyList<string>> PlanOf(IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var rows = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await rows.ReadAsync()) steps.Add(rows.GetString(rows.GetOrdinal("detail")));
        return steps;
    }
}
