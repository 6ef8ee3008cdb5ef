using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
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

    private static Task<Result<Done>> Ask(CoachingHouse coaching, PersonId person) => coaching.Do((AskOnDemand ask) => ask.Handle(person, coaching.Programme.Id));
}
