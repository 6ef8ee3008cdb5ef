using System.Net;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Surveys;

namespace Confrere.Modules.Tests.Planning;

/// <summary>The planner over HTTP, as a browser without script uses it.</summary>
[Collection("databases")]
public sealed class PlannerPageTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_difference_comes_from_the_evidence_and_the_worksheet_gives_the_published_return(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, SignedInByHeader.Register);
        using var client = await Client(house, Role.Director);
        // 2,222 a physician as in the worksheet: 999,900 spent, 1,125,000 saved; 562,500 and 2,250,000 at the ends of the range.
        var page = await Read(client, "/planner?Physicians=450&Burnout=50&BurnoutAfter=40&Turnover=7.5&RelativeRisk=2&CostPerPhysician=2222");
        page.ShouldContain("-0.79 points (95% interval -1.27 to -0.32) from one study".Replace('-', '\u2212'));
        page.ShouldContain("value=\"0.79\"");
        page.ShouldContain(">12.5%<");
        page.ShouldContain(">5,625,000<");
        page.ShouldContain(">2.25<");
        page.ShouldContain(">1,125,000<");
        page.ShouldContain("\u221243.7% to 125.0% at 250,000 to 1,000,000 dollars a departure");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_address_holds_the_whole_plan(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, SignedInByHeader.Register);
        using var client = await Client(house, Role.Analyst);
        // reference/power_closed: d = 0.5, r = 0.5 needs 49 analysed in each arm for 80% power, 58 with 15% drop-out.
        var page = await Read(client, "/planner?Effect=1&Sd=2&Correlation=0.5&DropOut=15&Power=80&Icc=0");
        page.ShouldContain("49 analysed in each arm");
        page.ShouldContain(">116<");
        page.ShouldContain("58 physicians now and 58 three months later");
        page.ShouldContain(">20<");
    }

    [Fact]
    public async Task Refuses_impossible_values_in_sentences_and_keeps_what_was_typed()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, SignedInByHeader.Register);
        using var client = await Client(house, Role.Director);
        var page = await Read(client, "/planner?Effect=0&Sd=-3&Icc=0.9");
        page.ShouldContain("The difference to be found is from 0.05 to 10 points.");
        page.ShouldContain("The standard deviation is from 0.1 to 10 points.");
        page.ShouldContain("The correlation within coaches is from 0 to 0.5.");
        page.ShouldContain("Correct the marked values to see the answer.");
        page.ShouldContain("value=\"-3\"");
    }

    [Fact]
    public async Task Says_when_no_trial_is_large_enough()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, SignedInByHeader.Register);
        using var client = await Client(house, Role.Director);
        (await Read(client, "/planner?Effect=0.05&Sd=10&Correlation=0")).ShouldContain("No trial of up to 20,000 physicians in each arm finds so small a difference.");
    }

    [Theory]
    [InlineData(Role.Participant)]
    [InlineData(Role.Coach)]
    [InlineData(Role.MatchDesk)]
    public async Task Is_closed_to_everybody_else(string role)
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, SignedInByHeader.Register);
        using var client = await Client(house, role);
        (await client.GetAsync("/planner")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpClient> Client(TestHouse house, string role)
    {
        var client = new HttpClient { BaseAddress = await house.Serve() };
        SignedInByHeader.As(client, NewId.Of<PersonId>(), house.Institution, role);
        return client;
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
