using System.Net;
using System.Text.RegularExpressions;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Analysis;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Access;

/// <summary>
/// Who got which arm: hidden from analysts until the plan is locked, the data are frozen and the plan has run, from directors always. The
/// protocol's own page names the arms, but never beside a participant.
/// </summary>
public sealed partial class HiddenArmsTests
{
    private const int People = 138;

    // An arm that stands this close to a code is said of that participant.
    private const int Beside = 120;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_page_sets_an_arm_beside_a_participant_for_anybody_but_the_participant_while_the_trial_runs(DatabaseProvider provider)
    {
        await using var trial = await RunningTrial.On(provider);
        await trial.Run(people: 6);
        using var walk = new Walk(await trial.House.Serve(), trial.House, trial.Programme);
        var names = trial.People.SelectMany(person => new[] { person.Participant.Value, $"{person.Person}" }).ToList();

        foreach (var role in Role.All.Where(role => role is not Role.Participant))
            await foreach (var (path, text) in walk.As(role))
                ArmBeside(text, names).ShouldBeNull($"{path} as {role}");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_analyst_reads_the_arms_after_lock_freeze_and_run_and_the_director_does_not(DatabaseProvider provider)
    {
        var people = new SimulatedProgramme(People);
        await using var house = await TestHouse.On(provider, services => { people.Register(services); services.AddSingleton<IStartupFilter>(new SignedInAs()); });
        var programme = (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text, "Lake Hospital"))).Value;
        using var walk = new Walk(await house.Serve(), house, programme);
        var codes = Enumerable.Range(0, People).Select(person => people.CodeOf(person).Value).ToList();
        async Task NobodySeesAnArmBesideACode(string stage)
        {
            foreach (var role in new[] { Role.Analyst, Role.Director })
                await foreach (var (path, text) in walk.As(role)) ArmBeside(text, codes).ShouldBeNull($"{path} as {role}, {stage}");
        }

        await NobodySeesAnArmBesideACode("before the lock");
        (await house.Do((LockPlan plan) => plan.Handle(programme))).IsRefused.ShouldBeFalse();
        (await house.Do((FreezeDataset freeze) => freeze.Handle(programme))).IsRefused.ShouldBeFalse();
        await NobodySeesAnArmBesideACode("locked and frozen, not run");
        people.Reasons.ShouldBeEmpty("nothing opened the arms yet");
        var run = (await house.Do((RunAnalysis analysis) => analysis.Handle(programme, "planned analysis"))).Value;
        people.Reasons.ShouldHaveSingleItem();

        var report = await walk.Open($"/analysis/{programme}/report/{run}", Role.Analyst);
        (report.Status, Arm().IsMatch(report.Text)).ShouldBe((HttpStatusCode.OK, true));
        (await walk.Open($"/analysis/{programme}/report/{run}", Role.Director)).Status.ShouldBe(HttpStatusCode.Forbidden);
        await NobodySeesAnArmBesideACode("after the run");
    }

    [Fact]
    public void Control_an_arm_beside_a_code_is_found()
    {
        ArmBeside("<td>PQ2345</td><td>Coaching now</td>", ["PQ2345"]).ShouldNotBeNull();
        ArmBeside("<td>PQ2345</td>" + new string(' ', 2 * Beside) + "<td>Coaching now</td>", ["PQ2345"]).ShouldBeNull();
    }

    private static string? ArmBeside(string text, IEnumerable<string> names) => names
        .SelectMany(name => Regex.Matches(text, Regex.Escape(name)).Select(found => text[Math.Max(0, found.Index - Beside)..Math.Min(text.Length, found.Index + found.Length + Beside)]))
        .FirstOrDefault(around => Arm().IsMatch(around));

    [GeneratedRegex("immediate|delayed|Coaching now|Coaching in three months", RegexOptions.IgnoreCase)]
    private static partial Regex Arm();

    private sealed class Walk(Uri root, TestHouse house, ProgrammeId programme) : IDisposable
    {
        private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = root };

        public async IAsyncEnumerable<(string Path, string Text)> As(string role)
        {
            foreach (var path in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => EndpointPath.Of(endpoint, programme)).Distinct())
            {
                var (status, text) = await Open(path, role);
                ((int)status).ShouldBeLessThan((int)HttpStatusCode.InternalServerError, $"{path} as {role}: a page that fails shows nothing to look at");
                yield return (path, text);
            }
        }

        public async Task<(HttpStatusCode Status, string Text)> Open(string path, string role)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(SignedInAs.Role, role);
            request.Headers.Add(SignedInAs.Institution, $"{house.Institution}");
            using var answer = await _client.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public void Dispose() => _client.Dispose();
    }
}
