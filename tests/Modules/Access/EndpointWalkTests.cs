using System.Net;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Access;

/// <summary>
/// The access table is the rules that the modules register. Every endpoint that the house maps carries one of them by name, or stands on
/// the short list of open ones; each is asked as nobody and as every role, of its own and of a foreign institution.
/// </summary>
public sealed class EndpointWalkTests
{
    private const string Canary = "Canary-7Q2X programme";

    /// <summary>Open to everybody on purpose, without a rule: nothing of anybody's is behind them.</summary>
    private static readonly string[] Open = ["assets/{file}", "health", "trouble/{status:int?}"];

    [Fact]
    public async Task Every_endpoint_is_in_the_reviewed_list_with_its_rule_and_roles()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        await house.Serve();
        var rules = Rules(house);

        var actual = Endpoints(house).Select(endpoint => Line(endpoint, rules)).Distinct().Order(StringComparer.Ordinal).ToList();

        var golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "endpoints.csv"));
        string.Join('\n', actual).ShouldBe(string.Join('\n', golden.Skip(1).Order(StringComparer.Ordinal)), "An endpoint came, went or changed its rule: review it and put it into tests/Modules/Access/endpoints.csv.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_endpoint_admits_exactly_the_roles_of_its_rule_and_shows_nothing_to_a_foreign_institution(DatabaseProvider provider)
    {
        var foreign = NewId.Of<InstitutionId>();
        await using var at = await EnrolmentHouse.On(provider, isDemonstration: true, adjust: services => services.AddSingleton<IStartupFilter>(new SignedInAs()));
        var programme = (await at.House.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text, Canary))).Value;
        var address = await at.House.Serve();
        var rules = Rules(at.House);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        var (wrong, asked) = (new List<string>(), 0);

        foreach (var endpoint in Endpoints(at.House))
        {
            var path = EndpointPath.Of(endpoint, programme);
            var rule = RuleOf(endpoint, rules);
            foreach (var role in Role.All.Prepend(null))
                foreach (var institution in role is null ? [at.House.Institution] : new[] { at.House.Institution, foreign })
                    foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
                    {
                        if (method == HttpMethod.Post && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: [_, ..] }) continue;
                        var answer = await Ask(client, method, path, role, institution);
                        asked++;
                        var admitted = rule is null || rule.IsOpen || role is not null && rule.Roles.Contains(role);
                        var who = $"{method} {path} as {role ?? "nobody"}{(institution == foreign ? " of a foreign institution" : "")}: {(int)answer.Status}";
                        if (admitted == answer.IsDenied) wrong.Add($"{who}, should be {(admitted ? "admitted" : "denied")}");
                        if (answer.Status >= HttpStatusCode.InternalServerError && !path.StartsWith("/trouble", StringComparison.Ordinal)) wrong.Add($"{who}, failed");
                        if (institution == foreign && answer.Body.Contains(Canary)) wrong.Add($"{who}, shows what belongs to another institution");
                        if (institution == foreign && path.Contains($"{programme}") && (int)answer.Status is >= 200 and < 300) wrong.Add($"{who}, opens another institution's programme");
                        if (!admitted && answer.Body.Contains(Canary)) wrong.Add($"{who}, shows the programme all the same");
                    }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Control_the_owner_of_the_programme_does_see_it()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite, adjust: services => services.AddSingleton<IStartupFilter>(new SignedInAs()));
        var programme = (await at.House.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text, Canary))).Value;
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await at.House.Serve() };

        (await Ask(client, HttpMethod.Get, $"/programmes/{programme}", Role.Director, at.House.Institution)).Body.ShouldContain(Canary);
    }

    [Fact]
    public async Task An_ordinary_start_has_no_demonstration_route()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await house.Serve() };

        Endpoints(house).Select(Pattern).ShouldAllBe(pattern => !pattern.Contains("demonstration", StringComparison.OrdinalIgnoreCase));
        foreach (var path in new[] { "/demonstration", "/demonstration?key=", "/demonstration/sign-in/director", "/demonstration/sign-in/director?key=", "/ShowDemonstration/ShowDemonstration" })
        {
            var answer = await client.GetAsync(path);
            // As for any address that does not exist: whoever is not signed in is sent to sign in, and nothing else happens.
            (answer.StatusCode, answer.Headers.Location!.AbsolutePath).ShouldBe((HttpStatusCode.Redirect, "/sign-in"), path);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
        }
    }

    private static Dictionary<string, AccessRule> Rules(TestHouse house) => house.Services.GetServices<AccessRule>().ToDictionary(rule => rule.Name);

    private static List<RouteEndpoint> Endpoints(TestHouse house) =>
        [.. house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().OrderBy(Pattern, StringComparer.Ordinal)];

    private static string Pattern(RouteEndpoint endpoint) => EndpointPath.Pattern(endpoint);

    private static AccessRule? RuleOf(RouteEndpoint endpoint, Dictionary<string, AccessRule> rules)
    {
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList();
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            Open.ShouldContain(Pattern(endpoint), "This endpoint is open to everybody and is not on the list of open ones.");
            return null;
        }
        var policy = policies.ShouldHaveSingleItem($"{Pattern(endpoint)} carries {policies.Count} rules; it should carry one.");
        return rules[policy.ShouldNotBeNull()];
    }

    private static string Line(RouteEndpoint endpoint, Dictionary<string, AccessRule> rules) => RuleOf(endpoint, rules) switch
    {
        null => $"/{Pattern(endpoint)},open,everybody",
        { IsOpen: true } rule => $"/{Pattern(endpoint)},{rule.Name},whoever has the link",
        var rule => $"/{Pattern(endpoint)},{rule.Name},{string.Join(' ', rule.Roles.Order(StringComparer.Ordinal))}",
    };

    private static async Task<(HttpStatusCode Status, bool IsDenied, string Body)> Ask(HttpClient client, HttpMethod method, string path, string? role, InstitutionId institution)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([]);
        if (role is not null)
        {
            request.Headers.Add(SignedInAs.Role, role);
            request.Headers.Add(SignedInAs.Institution, $"{institution}");
        }
        using var answer = await client.SendAsync(request);
        var isDenied = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in?", StringComparison.Ordinal);
        return (answer.StatusCode, isDenied, await answer.Content.ReadAsStringAsync());
    }
}
