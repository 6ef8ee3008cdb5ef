using System.Net;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BreakConfidence;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class ConfidenceTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task That_it_happened_is_recorded_by_its_ground_and_told_to_the_participant_and_to_the_director_as_a_number_alone(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, other) = (await coaching.Coach(), await coaching.Coach());
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        var pair = (await coaching.Rows<Engagement>()).Single().Id;
        (await coaching.Do((BreakConfidence record) => record.Handle(other, pair, ConfidenceGround.Law))).Refusal.ShouldBeOfType<ThereIsNoSuchPair>();
        var address = await coaching.House.Serve();

        using var desk = new Visitor(address, coach, Role.Coach);
        (await desk.Open($"/coach/sessions/{session}")).ShouldContain($"/coach/confidence/{pair}");
        (await desk.Open($"/coach/confidence/{pair}")).ShouldContain("has not written down whom you are to call");
        (await desk.Post($"/coach/confidence/{pair}")).ShouldContain("Please say on which ground.");

        using var director = new Visitor(address, await coaching.Participant(opened: false), Role.Director);
        await director.Open("/coaches/pathway");
        (await director.Post("/coaches/pathway", ("whom", "The duty officer, extension 12"), ("say", " "), ("rules", "Section 8"))).ShouldContain("whom to call, what to say and which rules hold");
        (await director.Post("/coaches/pathway", ("whom", "The duty officer, extension 12"), ("say", "That you must"), ("rules", "Section 8"))).ShouldBe("/coaches/pathway");

        (await desk.Open($"/coach/confidence/{pair}")).ShouldContain("The duty officer, extension 12");
        (await desk.Post($"/coach/confidence/{pair}", ("ground", "DangerToSelf"))).ShouldBe($"/coach/confidence/{pair}");
        using var participant = new Visitor(address, person, Role.Participant);
        (await participant.Open($"/me/sessions/{session}")).ShouldContain("a serious danger to yourself");
        var seen = await director.Open("/sessions");
        seen.ShouldContain("Fewer than 11");
        seen.ShouldNotContain(await coaching.NameOf(person));
        (await coaching.Rows<ConfidenceException>()).ShouldHaveSingleItem().Ground.ShouldBe(ConfidenceGround.DangerToSelf);
        using var stranger = new Visitor(address, other, Role.Coach);
        (await stranger.StatusOf($"/coach/confidence/{pair}")).ShouldBe(HttpStatusCode.NotFound);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }
}
