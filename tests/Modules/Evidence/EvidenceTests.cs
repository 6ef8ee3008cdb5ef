using System.Net;
using Confrere.Analysis.Contracts;
using Confrere.Evidence.Contracts;
using Confrere.Evidence.Data;
using Confrere.Evidence.Features.ShowEvidence;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Evidence;

/// <summary>Releases become evidence; expectations and the page say what may be said.</summary>
[Collection("databases")]
public sealed class EvidenceTests
{
    private const string Burnout = "pfi.burnout";
    private const double Rounding = 1e-9;
    private const double NormalQuantile = 1.959964;

    private static readonly ProgrammeId Programme = NewId.Of<ProgrammeId>();

    private static ResultReleased Release(double estimate = -0.6, string hash = "h1", string unit = "points, 0 to 10", int days = 0) =>
        new(Programme, "Northfield 2026", Burnout, "Burnout", unit, estimate, 0.25, 100, estimate - 0.5, estimate + 0.5, 52, 50,
            "Analysis of covariance", hash, TestHouse.Start + Duration.FromDays(days));

    private static Task Publish(TestHouse house, ResultReleased released, InstitutionId? institution = null) =>
        house.As(services => services.GetRequiredService<Writer>().Write(work => work.Publish(released)), institution);

    private static async Task<Expectation> Expected(TestHouse house) => (await house.Do((IExpectations expectations) => expectations.For(Burnout)))!;

    private static Task<int> Kept(TestHouse house) => house.As(services => services.GetRequiredService<Reader>().Query<OwnResult>().CountAsync());

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Before_any_release_the_index_trial_is_expected_as_it_was_printed(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var expected = await Expected(house);
        (expected.Studies, expected.People, expected.Estimate, expected.Lower, expected.Upper, expected.PredictionLower).ShouldBe((1, 138, -0.79, -1.27, -0.32, null));
        (await house.Do((IExpectations expectations) => expectations.For("no.scale"))).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_release_is_kept_once_with_its_fact_and_pooled(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        await Publish(house, Release());
        await Publish(house, Release());
        (await Kept(house)).ShouldBe(1);
        (await house.VerifyChain()).Facts.ShouldBe(1);

        // By hand: the two agree (Q below 1), so tau^2 = 0; the floor gives the error of inverse variance, the 97.5% point of t on one
        // degree of freedom is tan(0.475 pi).
        var published = (1.27 - 0.32) / (2 * NormalQuantile);
        double[] weights = [1 / (published * published), 1 / (0.25 * 0.25)];
        var mean = (weights[0] * -0.79 + weights[1] * -0.6) / weights.Sum();
        var half = Math.Tan(0.475 * Math.PI) / Math.Sqrt(weights.Sum());
        var expected = await Expected(house);
        expected.Studies.ShouldBe(2);
        expected.Estimate.ShouldBe(mean, Rounding);
        expected.Lower.ShouldBe(mean - half, Rounding);
        expected.PredictionUpper!.Value.ShouldBe(mean + half, Rounding);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_releases_of_a_programme_the_latest_is_pooled_and_both_are_kept(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        await Publish(house, Release());
        await Publish(house, Release(-0.4, "h2", days: 1));
        (await Kept(house)).ShouldBe(2);
        (await house.Do((EvidenceLines lines) => lines.Of(Burnout))).Select(line => line.Estimate).ShouldBe([-0.79, -0.4]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_unit_and_another_institution_are_not_pooled(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        await Publish(house, Release(unit: "points, 0 to 4"));
        await Publish(house, Release(hash: "h3"), NewId.Of<InstitutionId>());
        (await Expected(house)).Studies.ShouldBe(1);
        (await house.Do((EvidenceLines lines) => lines.InAnotherUnit(Burnout))).Single().Unit.ShouldBe("points, 0 to 4");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_shows_every_trial_the_doubts_and_how_little_two_studies_tell(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, SignedInByHeader.Register);
        using var client = new HttpClient { BaseAddress = await house.Serve() };
        SignedInByHeader.As(client, NewId.Of<PersonId>(), house.Institution, Role.Analyst);
        (await Read(client)).ShouldContain("There is one study on this scale");

        await Publish(house, Release());
        var page = await Read(client);
        page.ShouldContain("From so few studies it can hardly be known how much programmes differ.");
        page.ShouldContain("points (95% interval, Q profile)");
        page.ShouldContain("Northfield 2026");
        page.ShouldContain("The interval is too narrow to be true: with 44 and 44 people");
        page.ShouldContain("job satisfaction fell");
        page.ShouldContain("99 randomised trials");
        page.ShouldNotContain(" style=");
    }

    private static async Task<string> Read(HttpClient client)
    {
        var response = await client.GetAsync("/evidence");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
