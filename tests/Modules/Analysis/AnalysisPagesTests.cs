using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>The pages of Analysis, Evidence and Planning, over HTTP, as whoever the header names.</summary>
public sealed class AnalysisPagesTests
{
    [Fact]
    public async Task Every_page_answers_those_it_is_for_and_nobody_else()
    {
        var people = new SimulatedProgramme(138);
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, services =>
        {
            people.Register(services);
            services.AddAuthentication(HeaderSignIn.Name).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Name, null);
        });
        var (id, run, token) = await Released(house);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };

        (await Get(http, house, Role.Analyst, "/analysis")).ShouldContain("Lake Hospital");
        var page = await Get(http, house, Role.Analyst, $"/analysis/{id}");
        page.ShouldContain("Run the plan again");
        page.ShouldContain("Locked on");
        (await Get(http, house, Role.Analyst, $"/analysis/{id}/report/{run}")).ShouldContain("Who is missing");
        (await Get(http, house, Role.Director, $"/analysis/{id}/release")).ShouldContain($"/packs/{token}");
        (await Get(http, house, null, $"/packs/{token}")).ShouldContain("What changed");
        (await Get(http, house, Role.Director, "/evidence")).ShouldContain("Kiser 2024");
        (await Get(http, house, Role.Director, "/planner")).ShouldContain("to recruit");
        (await Get(http, house, Role.Director, "/planner?Correlation=2")).ShouldContain("The correlation is from 0 to 0.99.");

        await Refuses(http, house, Role.Director, $"/analysis/{id}");
        await Refuses(http, house, Role.Director, $"/analysis/{id}/report/{run}");
        await Refuses(http, house, Role.Analyst, $"/analysis/{id}/release");
        await Refuses(http, house, Role.Participant, "/evidence");
        await Refuses(http, house, null, "/planner");
        (await Send(http, house, null, "/packs/0000000000000000000000000000000000000000")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(ProgrammeId, object, string)> Released(TestHouse house)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(SamplePaths.Root, "samples", "protocols", "peer-coaching-6x3.yaml"));
        var id = (await house.Do((CreateProgramme create) => create.Handle(document, "Lake Hospital"))).Value;
        await house.Do((LockPlan plan) => plan.Handle(id));
        await house.Do((FreezeDataset freeze) => freeze.Handle(id));
        var run = (await house.Do((RunAnalysis analysis) => analysis.Handle(id, "planned analysis"))).Value;
        return (id, run, (await house.Do((ReleasePack release) => release.Handle(id))).Value);
    }

    private static async Task<string> Get(HttpClient http, TestHouse house, string? role, string path)
    {
        var response = await Send(http, house, role, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task Refuses(HttpClient http, TestHouse house, string? role, string path) =>
        (await Send(http, house, role, path)).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.Found);

    private static Task<HttpResponseMessage> Send(HttpClient http, TestHouse house, string? role, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (role is not null) request.Headers.Add(HeaderSignIn.Name, $"{role} {house.Institution}");
        return http.SendAsync(request);
    }

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "X-Test-Sign-In";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Name].ToString().Split(' ') is not [var role, var institution]) return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity(
                [new(ClaimTypes.Role, role), new(ClaimNames.Institution, institution), new(ClaimNames.Person, "11111111-1111-1111-1111-111111111111")], Name);
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), Name)));
        }
    }
}
