using System.Net;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Coaching;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Protocols;

/// <summary>The pages over HTTP, as a director and as others.</summary>
public sealed class ProtocolPagesTests
{
    [Theory, MemberData(nameof(SampleGallery.All), MemberType = typeof(SampleGallery))]
    public async Task Every_ready_protocol_reads_as_a_page_and_can_be_taken_as_a_document(string name)
    {
        await using var place = await Place.Open();
        using var director = place.As(Role.Director);
        var page = await director.Open($"/protocols/{name}");
        page.ShouldContain("Schedule of enrolment, offers and surveys");
        page.ShouldContain("have to be decided before a real study");
        page.ShouldContain("What is to be found out");
        page.ShouldContain(">to be decided<");
        // What Razor did not take for code.
        page.ShouldNotContain("@");
        // Codes are for the document; the page speaks.
        foreach (var code in new[] { "permuted-blocks", "ancova-hc3<", ">mmrm", "paired-change<", "one-to-one<", "protected-time<" }) page.ShouldNotContain(code);
        (await director.Open($"/protocols/{name}.yaml")).ShouldBe(SampleGallery.Text(name));
    }

    [Fact]
    public async Task The_menu_names_all_six_and_says_which_can_be_run()
    {
        await using var place = await Place.Open();
        using var analyst = place.As(Role.Analyst);
        var page = await analyst.Open("/protocols");
        foreach (var name in SampleGallery.Names) page.ShouldContain($"href=\"/protocols/{name}\"");
        page.ShouldContain("can be run");
        (await analyst.Open("/programmes")).ShouldContain("href=\"/protocols\"");
        (await analyst.StatusOf("/protocols/nothing-like-it")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_director_sees_what_would_change_and_keeps_it()
    {
        await using var place = await Place.Open();
        var at = $"/programmes/{place.Programme}";
        using var director = place.As(Role.Director);
        (await director.Open(at)).ShouldContain($"href=\"{at}/amend\"");
        (await director.Open($"{at}/amend")).ShouldContain("version: 2\namendment:\n  reason: \n  effectiveOn: 2026-03-02\n");
        var next = SampleProtocol.With("version: 1\n", "version: 2\namendment:\n  reason: Too short to speak.\n  effectiveOn: 2026-03-09\n  asksConsentAgain: yes\n", "sessions: 6", "sessions: 7");
        (await director.Post($"{at}/amend", ("Document", next.Replace("sessions: 7", "sessions: many")), ("Step", "see"))).ShouldContain("offerings[1].sessions");
        var seen = await director.Post($"{at}/amend", ("Document", next), ("Step", "see"));
        seen.ShouldContain("offerings[coaching].sessions");
        seen.ShouldContain("Keep this version");
        (await director.Open($"{at}/versions")).ShouldNotContain("Version 2");
        await director.Open($"{at}/amend");
        (await director.Post($"{at}/amend", ("Document", next), ("Step", "keep"))).ShouldBe($"{at}/versions");
        var versions = await director.Open($"{at}/versions");
        versions.ShouldContain("Too short to speak.");
        versions.ShouldContain("to come");
        (await director.Open(at)).ShouldContain("Version 2 counts from 9 March 2026.");
        (await director.Open($"{at}/versions/2")).ShouldContain("7 sessions of 50 minutes");
        (await director.Open($"{at}/versions/1")).ShouldContain("6 sessions of 50 minutes");
    }

    [Fact]
    public async Task Nobody_else_amends()
    {
        await using var place = await Place.Open();
        foreach (var role in new[] { Role.Analyst, Role.Administrator, Role.Participant, Role.Coach })
        {
            using var other = place.As(role);
            (await other.StatusOf($"/programmes/{place.Programme}/amend")).ShouldNotBe(HttpStatusCode.OK);
            (await other.Open($"/programmes/{place.Programme}")).ShouldNotContain("/amend\"");
        }
        using var director = place.As(Role.Director);
        (await director.StatusOf($"/programmes/{Guid.Empty}/amend")).ShouldBe(HttpStatusCode.NotFound);
        (await director.StatusOf($"/programmes/{place.Programme}/versions/9")).ShouldBe(HttpStatusCode.NotFound);
    }

    private sealed class Place(TestHouse house, Uri address, ProgrammeId programme) : IAsyncDisposable
    {
        public ProgrammeId Programme { get; } = programme;

        public static async Task<Place> Open()
        {
            TestHouse? house = null;
            house = await TestHouse.On(DatabaseProvider.Sqlite, services => services.AddSingleton<IStartupFilter>(new SignedInByHeader(() => house!.Institution)));
            var programme = (await house.Do((CreateProgramme create) => create.Handle(SampleProtocol.Text))).Value;
            return new(house, await house.Serve(), programme);
        }

        public Visitor As(string role) => new(address, NewId.Of<PersonId>(), role);

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
