using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForAnother;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.DeclareTie;
using Confrere.Coaching.Features.MatchByHand;
using Confrere.Coaching.Features.PublishMatch;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.ReviewMatch;
using Confrere.Coaching.Features.RunMatch;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class MatchDeskTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_tells_nobody_and_publishing_tells_both_of_each_pair(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        await coaching.Coach(capacity: 2);
        for (var i = 0; i < 3; i++) await coaching.Wish(await coaching.Participant());
        await Run(coaching);
        (await coaching.Rows<Engagement>()).ShouldBeEmpty();
        var draft = await coaching.Rows<MatchPair>();
        draft.Count(pair => pair.Coach is not null).ShouldBe(2);
        draft.Single(pair => pair.Coach is null).Words.Split('\n').ShouldBe(
            ["Every coach is kept away by one rule: no room (coaches.mostAtOnce: 3, or the coach's own number).", "One more place with one coach would match them."]);
        (await Publish(coaching)).ShouldBe(new(Begun: 2, NoLongerPossible: 0));
        await coaching.Deliver();
        coaching.Sink.Messages.Count.ShouldBe(4);
        (await coaching.Rows<Engagement>()).Count(row => row.EndedAt is null).ShouldBe(2);
        (await coaching.Do((PublishMatch publish) => publish.Handle(coaching.Programme.Id))).Refusal.ShouldBeOfType<ThereIsNoDraft>();
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_draft_keeps_what_was_kept_and_proposes_no_more_what_was_set_aside(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        for (var i = 0; i < 3; i++) await coaching.Coach(capacity: 1);
        for (var i = 0; i < 2; i++) await coaching.Wish(await coaching.Participant());
        await Run(coaching);
        var before = await coaching.Rows<MatchPair>();
        var (kept, aside) = (before[0], before[1]);
        await coaching.Do((ReviewPair review) => review.Handle(kept.Id, MatchReview.Kept));
        await coaching.Do((ReviewPair review) => review.Handle(aside.Id, MatchReview.SetAside));
        await Run(coaching);
        var after = (await coaching.Rows<MatchPair>()).ToDictionary(pair => pair.Participant);
        after.Count.ShouldBe(2);
        (after[kept.Participant].Coach, after[kept.Participant].Review).ShouldBe((kept.Coach, MatchReview.Kept));
        after[aside.Participant].Coach.ShouldNotBeNull().ShouldNotBe(aside.Coach!.Value);
        (await coaching.Do((ReviewPair review) => review.Handle(aside.Id, MatchReview.Kept))).Refusal.ShouldBeOfType<PairIsNotInTheDraft>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_chose_in_the_meantime_is_left_alone_and_no_coach_gets_too_many(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 2);
        var people = new List<PersonId>();
        for (var i = 0; i < 3; i++)
        {
            people.Add(await coaching.Participant());
            await coaching.Wish(people[^1]);
        }
        await Run(coaching);
        var without = (await coaching.Rows<MatchPair>()).Single(pair => pair.Coach is null).Participant;
        (await coaching.Choose(without, coach)).IsRefused.ShouldBeFalse();
        (await Publish(coaching)).ShouldBe(new(Begun: 1, NoLongerPossible: 1));
        (await coaching.Rows<Engagement>()).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_private_block_holds_and_nothing_tells_who_asked(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (first, second) = (await coaching.Participant(), await coaching.Participant());
        await coaching.Wish(first);
        await coaching.Wish(second);
        var (address, own, blocked) = (await coaching.EmailOf(coach), await coaching.EmailOf(first), await coaching.EmailOf(second));
        (await coaching.Do((DeclareByAddress declare) => declare.Handle(first, address.ToUpperInvariant(), MatchRules.PrivateBlock))).IsRefused.ShouldBeFalse();
        (await coaching.Do((DeclareByAddress declare) => declare.Handle(coach, blocked, MatchRules.PrivateBlock))).IsRefused.ShouldBeFalse();
        foreach (var person in new[] { first, second })
            (await coaching.Choose(person, coach)).Refusal!.Sentence.ShouldStartWith("This coach cannot be proposed to you.");
        var ties = await coaching.Rows<Tie>();
        ties.Count.ShouldBe(2);
        ties.ShouldAllBe(tie => tie.One.Value.CompareTo(tie.Other.Value) < 0);
        (await coaching.Facts("TieStated")).ShouldAllBe(fact => fact.Actor == Actor.Anonymous.Code && fact.Subject == "ties");
        await Run(coaching);
        (await coaching.Rows<MatchPair>()).ShouldAllBe(pair => pair.Coach == null && pair.Words.Contains("a private block"));
        (await coaching.Do((DeclareByAddress declare) => declare.Handle(first, own, MatchRules.PrivateBlock))).Refusal.ShouldBeOfType<TieNeedsTwo>();
        (await coaching.Do((DeclareByAddress declare) => declare.Handle(first, "nobody", MatchRules.PrivateBlock))).Refusal.ShouldBeOfType<PersonIsNotNamed>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_address_hides_no_conflict(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, alias) = (await coaching.Coach(capacity: 1), await coaching.Coach(capacity: 1, department: "Medicine"));
        var person = await coaching.Participant();
        await coaching.Wish(person, department: "Medicine");
        await Run(coaching);
        (await coaching.Rows<MatchPair>()).Single().Coach.ShouldBe(coach);
        (await coaching.Do((DeclareTie declare) => declare.SamePerson(coach, alias))).IsRefused.ShouldBeFalse();
        (await coaching.Choose(person, coach)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Department);
        await Run(coaching);
        (await coaching.Rows<MatchPair>()).Single().Coach.ShouldBeNull();
        // And the other way round: a participant who coaches under another address is not matched with themselves.
        var self = await coaching.Coach(department: "Radiology");
        (await coaching.Do((DeclareTie declare) => declare.SamePerson(self, person))).IsRefused.ShouldBeFalse();
        (await coaching.Choose(person, self)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Self);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_match_by_hand_needs_a_reason_and_keeps_to_the_hard_rules(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, colleague) = (await coaching.Coach(), await coaching.Coach(department: "Medicine"));
        var person = await coaching.Participant();
        await coaching.Wish(person);
        var place = (await coaching.Rows<Place>()).Single().Id;
        (await ByHand(coaching, place, coach, "")).Refusal.ShouldBeOfType<ReasonIsTooShort>();
        (await ByHand(coaching, place, colleague, "Asked for by both")).Refusal.ShouldBeOfType<RuleForbids>().Rule.ShouldBe(MatchRules.Department);
        (await ByHand(coaching, place, coach, "Asked for by both")).IsRefused.ShouldBeFalse();
        (await coaching.Facts("CoachMatchedByHand")).ShouldHaveSingleItem().Reason.ShouldBe("Asked for by both");
        (await ByHand(coaching, place, coach, "Asked for by both")).Refusal.ShouldBeOfType<CoachIsChosenAlready>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Either_side_ends_a_pair_and_what_is_left_goes_to_the_next_coach(DatabaseProvider provider)
    {
        foreach (var asksCoach in new[] { true, false })
        {
            await using var coaching = await CoachingHouse.On(provider);
            var (coach, next) = (await coaching.Coach(), await coaching.Coach());
            var person = await coaching.ParticipantOf(coach);
            var held = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
            var ahead = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich + Duration.FromDays(7))).Value;
            var pair = (await coaching.Rows<Engagement>()).Single(row => row.ActiveParticipant == person).Id;
            coaching.House.Clock.Reset(CoachingHouse.Tuesday9InZurich + Duration.FromHours(1));
            var side = asksCoach ? coach : person;
            (await coaching.Do((AskForAnother ask) => ask.Handle(side, pair))).Refusal.ShouldBeOfType<SessionIsToBeRecorded>();
            _ = (await coaching.Do((RecordSession record) => record.Held(coach, held, 50, SessionMode.Video))).Value;
            (await coaching.Do((AskForAnother ask) => ask.Handle(next, pair))).Refusal.ShouldBeOfType<ThereIsNoSuchPair>();
            (await coaching.Do((AskForAnother ask) => ask.Handle(side, pair))).IsRefused.ShouldBeFalse();
            (await coaching.Rows<Session>()).Single(row => row.Id == ahead).State.ShouldBe(SessionState.Cancelled);
            (await coaching.Choose(person, coach)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.FormerPair);
            (await coaching.Choose(person, next)).IsRefused.ShouldBeFalse();
            // One of six is held; the sixth booking from here is one too many.
            for (var week = 1; week <= 2; week++)
                for (var hour = 0; hour < 3 && 3 * (week - 1) + hour < 5; hour++)
                    (await coaching.Book(person, CoachingHouse.Tuesday9InZurich + Duration.FromDays(7 * week) + Duration.FromHours(hour))).IsRefused.ShouldBeFalse();
            (await coaching.Book(person, CoachingHouse.Tuesday9InZurich + Duration.FromDays(14) + Duration.FromHours(2))).Refusal
                .ShouldBeOfType<Confrere.Coaching.Features.BookSession.AllSessionsAreBooked>();
            (await coaching.Facts("EngagementEnded")).ShouldHaveSingleItem().Actor.ShouldBe(Actor.Anonymous.Code);
            (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_desk_drafts_reviews_and_publishes_over_http(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(capacity: 1);
        var (person, second) = (await coaching.Participant(), await coaching.Participant());
        await coaching.Wish(person);
        await coaching.Wish(second);
        var staff = await coaching.Participant(opened: false);
        var address = await coaching.House.Serve();
        using var desk = new Visitor(address, staff, Role.MatchDesk);
        (await desk.Open("/match")).ShouldContain($"href=\"/match/{coaching.Programme.Id}\"");
        var path = $"/match/{coaching.Programme.Id}";
        (await desk.Open(path)).ShouldContain("1 place with 1 of 1 coaches");
        (await desk.Post($"{path}?handler=Publish")).ShouldContain("There is no draft to publish.");
        (await desk.Post($"{path}?handler=Run")).ShouldBe(path);
        var page = await desk.Open(path);
        page.ShouldContain("1 of 2 are proposed a coach");
        page.ShouldContain("One more place with one coach would match them.");
        page.ShouldContain("coaches.mostAtOnce: 3");
        var pair = (await coaching.Rows<MatchPair>()).Single(row => row.Coach == coach);
        (await desk.Post($"{path}?handler=Review", ("pair", $"{pair.Id}"), ("review", "SetAside"))).ShouldBe($"{path}#pair-{pair.Id}");
        (await desk.Open(path)).ShouldContain("Publish 0 pairs");
        (await desk.Post($"{path}?handler=Review", ("pair", $"{pair.Id}"), ("review", "NotYet"))).ShouldBe($"{path}#pair-{pair.Id}");
        (await desk.Post($"{path}?handler=ByHand", ("place", $"{pair.Place}"), ("coach", ""))).ShouldContain("Please choose a participant and a coach.");
        (await desk.Post($"{path}?handler=Tie", ("one", $"{coach}"), ("other", $"{coach}"), ("rule", "Supervision"))).ShouldContain("two different people");
        (await desk.Post($"{path}?handler=Publish")).ShouldBe(path);
        (await desk.Open(path)).ShouldContain("1 pair is published.");
        using var director = new Visitor(address, staff, Role.Director);
        (await director.StatusOf(path)).ShouldNotBe(System.Net.HttpStatusCode.OK);
        using var matched = new Visitor(address, pair.Participant, Role.Participant);
        (await matched.Open("/apart")).ShouldContain("I would rather not say");
        (await matched.Post("/apart", ("email", "some.body@example.org"), ("rule", "PrivateBlock"))).ShouldBe("/apart");
        (await matched.Open("/me/bookings")).ShouldContain("Ask for another coach");
        (await matched.Post("/me/bookings?handler=Another")).ShouldBe("/me/coaches");
    }

    private static async Task Run(CoachingHouse coaching) => _ = (await coaching.Do((RunMatch run) => run.Handle(coaching.Programme.Id))).Value;

    private static async Task<Published> Publish(CoachingHouse coaching) => (await coaching.Do((PublishMatch publish) => publish.Handle(coaching.Programme.Id))).Value;

    private static Task<Confrere.Kernel.Refusals.Result<EngagementId>> ByHand(CoachingHouse coaching, PlaceId place, PersonId coach, string reason) =>
        coaching.Do((MatchByHand match) => match.Handle(place, coach, reason));
}
