using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Problems;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Analysis.Features.ShowDashboard;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.Access;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;

namespace Confrere.Modules.Tests.Analysis;

public sealed class DashboardTests
{
    // Closed forms on a hundred rows; R prints fifteen digits.
    private const double Tolerance = 1e-9;

    private static readonly LocalDate Opened = new(2026, 3, 2);

    [Fact]
    public void The_course_of_an_outcome_agrees_with_R_lm_HC3_and_the_formula()
    {
        var plan = new FilePlanReader(new InputProblems("plan.yaml")).Read(File.ReadAllText(SamplePaths.Plan))!;
        using var data = new StreamReader(SamplePaths.Trial);
        var frozen = new TrialFileReader(plan, new InputProblems("trial.csv")).Read(data)!;
        var order = frozen.Rows.Where(row => row.Visit == "8m" && row.Variable == "bdi" && row.Value.Length > 0).Select(row => row.Subject).OrderBy(int.Parse).ToList();
        var answered = order.Select((subject, i) => (subject, i)).ToDictionary(pair => pair.subject, pair => Opened.PlusDays(pair.i + 1));
        var course = OutcomeCourse.Of(plan.Plan, frozen, TrialTable.ArmsIn(frozen), answered, 100);
        var expected = Expected().GetProperty("course").EnumerateArray().ToList();
        course.Count.ShouldBe(expected.Count);
        foreach (var (mine, theirs) in course.Zip(expected))
        {
            mine.On.ShouldBe(Opened.PlusDays(theirs.GetProperty("day").GetInt32()));
            (mine.Treated, mine.Control).ShouldBe((theirs.GetProperty("treated").GetInt32(), theirs.GetProperty("control").GetInt32()));
            mine.Estimate.ShouldBe(theirs.GetProperty("estimate").GetDouble(), Tolerance);
            mine.Lower.ShouldBe(theirs.GetProperty("lower").GetDouble(), Tolerance);
            mine.Upper.ShouldBe(theirs.GetProperty("upper").GetDouble(), Tolerance);
        }
        CoursePoint.Read(CoursePoint.TextOf(course)).ShouldBe(course);
    }

    [Fact]
    public void The_difference_in_completion_agrees_with_the_formula_in_R()
    {
        foreach (var row in Expected().GetProperty("completion").EnumerateArray())
        {
            int Of(string name) => row.GetProperty(name).GetInt32();
            var difference = CompletionDifference.Of([new("A", Of("due_a"), Of("answered_a")), new("B", Of("due_b"), Of("answered_b"))], 138).ShouldNotBeNull();
            difference.Value.ShouldBe(row.GetProperty("difference").GetDouble(), Tolerance);
            difference.Interval.Lower.ShouldBe(row.GetProperty("lower").GetDouble(), Tolerance);
            difference.Interval.Upper.ShouldBe(row.GetProperty("upper").GetDouble(), Tolerance);
        }
        CompletionDifference.Of([new("A", 19, 19), new("B", 300, 10)], 138).ShouldBeNull();
        CompletionDifference.Of([new("A", 40, 19)], 138).ShouldBeNull();
    }

    /// <summary>The quantiles themselves: ExpectedWaitTests against R's qf. Here 40 of 90 days, 11 more to come, which reference/expected_wait holds as 12.</summary>
    [Fact]
    public void The_projected_finish_is_the_wait_of_reference_expected_wait()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "reference", "expected_wait", "expected.json")));
        var row = expected.RootElement.EnumerateArray().Single(known => known.GetProperty("ahead").GetInt32() == 3);
        var (seen, days) = (row.GetProperty("starts").GetInt32(), row.GetProperty("days").GetInt32());
        var recruitment = new RecruitmentTally(Opened, null, [seen], seen, days);
        var forecast = RecruitmentForecast.Of(recruitment, seen + 4, Opened).ShouldNotBeNull();
        forecast.Middle.ShouldBe(Opened.PlusDays((int)Math.Ceiling(row.GetProperty("middle").GetDouble())));
        // 80% of the reference lies inside our 95%.
        forecast.Early!.Value.ShouldBeLessThan(Opened.PlusDays((int)row.GetProperty("low").GetDouble()));
        forecast.Late!.Value.ShouldBeGreaterThan(Opened.PlusDays((int)row.GetProperty("high").GetDouble()));
        RecruitmentForecast.Of(recruitment, seen, Opened).ShouldBeNull("it is reached");
        RecruitmentForecast.Of(recruitment with { Closed = Opened }, seen + 4, Opened).ShouldBeNull("nobody comes any more");
        RecruitmentForecast.Of(recruitment with { Recent = 4 }, seen + 4, Opened).ShouldBeNull("too few to have a pace");
        RecruitmentForecast.Of(recruitment with { Recent = 5 }, 1_000_000, Opened)!.Late.ShouldBeNull("beyond a hundred years");
    }

    [Fact]
    public void Consents_fall_into_weeks_from_the_opening_and_the_pace_is_of_the_last_quarter()
    {
        LocalDate[] consents = [Opened, Opened.PlusDays(6), Opened.PlusDays(7), Opened.PlusDays(120), Opened.PlusDays(130)];
        var recruitment = RecruitmentTally.Of(Opened, null, consents, Opened.PlusDays(130));
        (recruitment.ByWeek[0], recruitment.ByWeek[1], recruitment.ByWeek[^1], recruitment.ByWeek.Count).ShouldBe((2, 1, 1, 19));
        recruitment.Running().Last().ShouldBe(5);
        (recruitment.Recent, recruitment.RecentDays).ShouldBe((2, 91));
        RecruitmentTally.Of(Opened, null, consents[..3], Opened.PlusDays(7)).ShouldSatisfyAllConditions(early => early.Recent.ShouldBe(3), early => early.RecentDays.ShouldBe(8));
        RecruitmentTally.Of(null, null, [], Opened).ByWeek.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(50, 100, "50", "50%")]
    [InlineData(0, 100, "0", "0%")]
    [InlineData(95, 100, "all but fewer than 11", "over 89%")]
    [InlineData(3, 100, "fewer than 11", "under 11%")]
    [InlineData(3, 9, "fewer than 11", "not shown")]
    public void A_director_is_told_no_count_of_a_few_and_none_that_leaves_a_few(int part, int whole, string count, string share)
    {
        var shown = ShownCount.Of(part, whole, new Disclosure(5));
        (shown.Count, shown.Share).ShouldBe((count, share));
        // What is drawn is what is told, and no more.
        if (count == $"{part}") shown.Drawn.ShouldBe((double)part / whole);
        else if (share.EndsWith('%')) (shown.Drawn!.Value, shown.IsBound).ShouldBe((int.Parse(share.Split(' ')[1].TrimEnd('%')) / 100.0, true));
        else shown.Drawn.ShouldBeNull();
        ShownCount.Of(part, whole, null).Count.ShouldBe($"{part}");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_shows_what_was_counted_to_each_reader_what_is_theirs_and_reads_no_history(DatabaseProvider provider)
    {
        // From the start: for a second after it found nobody listening, EF does not look again.
        using var statements = new Statements();
        await using var trial = await RunningTrial.On(provider);
        await trial.Run(8);
        var dashboards = trial.House.Services.GetRequiredService<CountDashboards>();
        await dashboards.Run();
        var tally = await Tally(trial);
        tally.Recruitment.Consented.ShouldBe(8);
        tally.Quality.ShouldSatisfyAllConditions(quality => quality.Answered.ShouldBe(8), quality => quality.Late.ShouldBe(0), quality => quality.LeftOut.ShouldBe(0));
        tally.Delivery.ShouldSatisfyAllConditions(delivery => delivery.Opened.ShouldBeGreaterThan(2), delivery => delivery.WithAtLeast.ShouldAllBe(people => people == 0));
        // Nobody's follow-up is due; the next day the baseline is, and after four months so are the others, unanswered.
        tally.Visits.ShouldAllBe(visit => visit.Groups.Count == 0);
        trial.House.Clock.Advance(Duration.FromDays(130));
        await dashboards.Run();
        tally = await Tally(trial);
        tally.Visits[0].Together().ShouldBe(new GroupTally("", 8, 8));
        tally.Visits[1].Together().ShouldBe(new GroupTally("", 8, 0));
        tally.Visits[1].Lettered().Select(group => group.Group).ShouldBe(["A", "B"]);
        (await Renewed(trial)).ShouldBeFalse("nothing has happened since");

        await trial.House.Serve();
        (await trial.House.Services.GetRequiredService<FirstLook>().Take()).ShouldBe(200, "a process looks once by itself, so that nobody waits for the first page");
        using var http = new HttpClient { BaseAddress = new(trial.House.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First()) };
        var (director, analyst) = (await Page(http, trial, Role.Director), await Page(http, trial, Role.Analyst));
        director.ShouldContain("8 of 138 have consented");
        director.ShouldNotContain("Group A");
        director.ShouldNotContain("primary outcome");
        analyst.ShouldContain("Group A");
        analyst.ShouldContain("would tell group A from group B");
        analyst.ShouldContain("Not shown while the arms are closed");
        (await Response(http, trial, Role.Coach)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await ReadsNoHistory(trial, statements);
    }

    /// <summary>The statements of one look, at most: the programme, its versions, and the one row. None names a table that grows with the participants.</summary>
    private static async Task ReadsNoHistory(RunningTrial trial, Statements statements)
    {
        statements.Listen();
        await Tally(trial);
        statements.Heard.Count.ShouldBeInRange(1, 3);
        foreach (var table in (string[])["participants", "allocations", "survey_", "sessions", "places", "facts", "links", "outbox", "invitations"])
            statements.Heard.ShouldAllBe(statement => !statement.Contains(table, StringComparison.OrdinalIgnoreCase));
        // The listener hears what it should not find.
        await trial.House.As(services => services.GetRequiredService<DashboardCount>().Of(Found(trial).Result));
        statements.Heard.ShouldContain(statement => statement.Contains("survey_submissions", StringComparison.Ordinal));
    }

    private static Task<DashboardTally> Tally(RunningTrial trial) => trial.House.As(async services =>
        (await services.GetRequiredService<DashboardShelf>().Of((await services.GetRequiredService<IProgrammes>().Find(trial.Programme))!)).Tally);

    private static Task<bool> Renewed(RunningTrial trial) => trial.House.As(async services =>
        await services.GetRequiredService<DashboardShelf>().Renew((await services.GetRequiredService<IProgrammes>().Find(trial.Programme))!));

    private static Task<Programme> Found(RunningTrial trial) => trial.House.As(async services => (await services.GetRequiredService<IProgrammes>().Find(trial.Programme))!);

    private static async Task<string> Page(HttpClient http, RunningTrial trial, string role)
    {
        var response = await Response(http, trial, role);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Response(HttpClient http, RunningTrial trial, string role)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/programmes/{trial.Programme}/dashboard");
        request.Headers.Add(SignedInAs.Role, role);
        request.Headers.Add(SignedInAs.Institution, trial.House.Institution.ToString());
        return http.SendAsync(request);
    }

    private static JsonElement Expected() => JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "reference", "dashboard", "expected.json"))).RootElement;

    /// <summary>Hears the statements that this test's own flow sends to a database, and those of no other test.</summary>
    private sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly AsyncLocal<bool> _isMine = new();
        private readonly List<IDisposable> _subscriptions = [];

        public Statements() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public List<string> Heard { get; } = [];

        public void Listen() => _isMine.Value = true;

        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
        {
            if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
        }

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
        {
            if (_isMine.Value && value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData data) Heard.Add(data.Command.CommandText);
        }

        void IObserver<DiagnosticListener>.OnCompleted() { }
        void IObserver<DiagnosticListener>.OnError(Exception error) { }
        void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
