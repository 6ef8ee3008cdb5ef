using System.Net;
using System.Text.RegularExpressions;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.Coaching.Features.AskOpenly;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class AskOnDemandTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Coaching_can_be_asked_for_once_the_study_is_over_and_its_window_begins_with_the_coach(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 1);
        var taking = await coaching.ParticipantOf(coach);
        var asker = await coaching.Participant(opened: false);
        (await Ask(coaching, asker)).Refusal.ShouldBeOfType<TrialStillRuns>();
        coaching.StudyEnded = TestHouse.Start;
        (await Ask(coaching, taking)).Refusal.ShouldBeOfType<CoachingIsOpenAlready>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask(coaching, asker)));
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(1);
        outcomes.Where(outcome => outcome.IsRefused).ShouldAllBe(outcome => outcome.Refusal is CoachingIsOpenAlready);

        var waiting = (await coaching.Rows<Place>()).Single(place => place.Person == asker);
        (waiting.Kind, waiting.WindowOnceBegun).ShouldBe((PlaceKind.OnDemand, 90));
        _ = (await coaching.Wish(asker)).Value;
        (await coaching.Choose(asker, coach)).IsRefused.ShouldBeTrue();
        coaching.House.Clock.Advance(Duration.FromDays(100));
        var other = await coaching.Coach();
        (await coaching.Choose(asker, other)).IsRefused.ShouldBeFalse();
        var begun = (await coaching.Rows<Place>()).Single(place => place.Person == asker);
        (begun.WindowOnceBegun, begun.ClosesAt).ShouldBe((null, coaching.House.Clock.GetCurrentInstant() + Duration.FromDays(90)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_says_the_wait_and_how_it_is_computed(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        coaching.Follow(protocol => protocol with { Randomisation = new(Randomisation.Undrawn, [], []) });
        var coach = await coaching.Coach(capacity: 5);
        var asker = await coaching.Participant(opened: false);
        using var visitor = new Visitor(await coaching.House.Serve(), asker, Role.Participant);
        (await visitor.Open("/ask")).ShouldContain("No wait: coaches have room now.");
        for (var day = 0; day < 5; day++)
        {
            await coaching.ParticipantOf(coach);
            coaching.House.Clock.Advance(Duration.FromDays(2));
        }
        // Four starts after the first, in ten days: one too few.
        (await visitor.Open("/ask")).ShouldContain("Not known yet.");
        var more = await coaching.Coach(capacity: 1);
        await coaching.ParticipantOf(more);
        coaching.House.Clock.Advance(Duration.FromDays(2));
        var page = await visitor.Open("/ask");
        page.ShouldContain("until you have a coach.");
        page.ShouldContain("Nobody waits before you; coaches have no free place now; fewer than 11 got a coach in the last 12 days.");
        (await visitor.Post("/ask", ("programme", coaching.Programme.Id.ToString()))).ShouldBe("/me/coaches");
        (await visitor.Open("/ask")).ShouldContain("Coaching is open for you already");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_physician_without_an_account_asks_on_the_open_page_and_only_the_button_behind_the_mailed_link_asks(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        coaching.Follow(protocol => protocol with { Randomisation = new(Randomisation.Undrawn, [], []), Recruitment = new(100) });
        await coaching.Coach();
        var address = await coaching.House.Serve();
        using var nobody = new Visitor(address);
        var page = $"/ask/{coaching.Programme.Id}";
        (await nobody.StatusOf(page)).ShouldBe(HttpStatusCode.NotFound, "the protocol has no open page");
        coaching.Follow(protocol => protocol with { Recruitment = protocol.Recruitment! with { HasOpenSignUp = true } });
        (await nobody.Open(page)).ShouldContain("No wait: coaches have room now.");
        (await nobody.Post(page, ("name", "Ada Example"), ("email", "no address"))).ShouldContain("an e-mail address like name@hospital.org are needed");
        (await nobody.Post(page, ("name", "Ada Example"), ("email", "Ada@Clinic.Example"))).ShouldBe($"{page}?sent=true");
        await nobody.Open(page);
        (await nobody.Post(page, ("name", "Ben Example"), ("email", "ben@clinic.example"))).ShouldBe($"{page}?sent=true");
        (await coaching.Rows<Place>()).ShouldBeEmpty();

        await coaching.Deliver();
        var link = new Uri(Regex.Match(coaching.Sink.To("ada@clinic.example").ShouldHaveSingleItem().TextBody!, @"https?://\S+/ask/link/[0-9a-f]+").Value).AbsolutePath;
        foreach (var telling in new[] { "coach", "burnout", "study", "Peer" }) coaching.Sink.To("ada@clinic.example")[0].TextBody!.ShouldNotContain(telling, Case.Insensitive);
        for (var scan = 0; scan < 2; scan++) (await nobody.Open(link)).ShouldContain("Your link is good.");
        (await coaching.Rows<Place>()).ShouldBeEmpty();
        (await nobody.Post(link)).ShouldBe("/me/coaches");
        (await coaching.Rows<Place>()).ShouldHaveSingleItem().Kind.ShouldBe(PlaceKind.OnDemand);
        (await nobody.Open(link)).ShouldContain("does not work any more");

        coaching.House.Clock.Advance(AskOpenly.Patience);
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        (await coaching.Rows<AskRequest>()).ShouldBeEmpty();
        var left = await coaching.House.As(services => services.GetRequiredService<IPeople>().WithRole(Role.Participant));
        (await coaching.EmailOf(left.ShouldHaveSingleItem())).ShouldBe("ada@clinic.example");
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task The_open_page_mails_an_address_three_times_a_day_answers_the_same_and_stops_one_client_at_twenty()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite);
        coaching.Follow(protocol => protocol with { Randomisation = new(Randomisation.Undrawn, [], []), Recruitment = new(100) { HasOpenSignUp = true } });
        Task<Result<Done>> Type(string email, string client) => coaching.Do((AskOpenly ask) => ask.Handle(coaching.Programme.Id, "Ada Example", email, client));
        for (var turn = 0; turn < AskOpenly.MostPerClient; turn++) (await Type("ada@clinic.example", "one")).IsRefused.ShouldBeFalse();
        (await Type("ben@clinic.example", "one")).Refusal.ShouldBeOfType<TooManyAsked>();
        (await Type("ben@clinic.example", "two")).IsRefused.ShouldBeFalse();
        await coaching.Deliver();
        coaching.Sink.To("ada@clinic.example").Count.ShouldBe(AskOpenly.MostPerAddress);
        coaching.House.Clock.Advance(Duration.FromHours(25));
        (await Type("ben@clinic.example", "one")).IsRefused.ShouldBeFalse();
    }

    private static Task<Result<Done>> Ask(CoachingHouse coaching, PersonId person) => coaching.Do((AskOnDemand ask) => ask.Handle(person, coaching.Programme.Id));
}
