using System.Net;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.RecordOutsideEvent;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>Coaching elsewhere and other contamination as dated facts. The house's clock stands at 2 March 2026, 14:00 UTC.</summary>
[Collection("databases")]
public sealed class OutsideEventTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_participant_or_the_director_tells_is_kept_under_the_code_with_its_day(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        (await Tell(at, signed.Person, OutsideEventKind.Coaching, "2026-02-20")).Refusal.ShouldBeNull();
        (await Tell(at, signed.Person, OutsideEventKind.Coaching, "2026-02-20")).Refusal.ShouldBeOfType<EventIsToldAlready>();
        var line = (await at.House.Do((Roster roster) => roster.Of(at.Programme))).Single();
        (await at.House.Do((RecordOutsideEvent record) => record.ByTheDirector(at.Programme, line.Invitation, OutsideEventKind.Group, "2026-03-02"))).Refusal.ShouldBeNull();

        (await at.House.Do((IOutsideEvents events) => events.Of(at.Programme))).ShouldBe(
        [
            new(signed.Participant, OutsideEventKind.Coaching, new(2026, 2, 20), "participant"),
            new(signed.Participant, OutsideEventKind.Group, new(2026, 3, 2), "director"),
        ]);
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_what_has_no_kind_no_day_or_a_day_out_of_reach_and_whoever_takes_no_part(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        var (_, invited) = await at.InviteOne("ben@example.org");
        (await Tell(at, signed.Person, null, "2026-03-01")).Refusal.ShouldBeOfType<KindIsNotChosen>();
        (await Tell(at, signed.Person, "gossip", "2026-03-01")).Refusal.ShouldBeOfType<KindIsNotChosen>();
        (await Tell(at, signed.Person, OutsideEventKind.Other, null)).Refusal.ShouldBeOfType<DateIsMissing>();
        (await Tell(at, signed.Person, OutsideEventKind.Other, "1 March")).Refusal.ShouldBeOfType<DateIsMissing>();
        (await Tell(at, signed.Person, OutsideEventKind.Other, "2026-03-03")).Refusal.ShouldBeOfType<DateIsOutOfReach>();
        (await Tell(at, signed.Person, OutsideEventKind.Other, "2025-03-01")).Refusal.ShouldBeOfType<DateIsOutOfReach>();
        (await Tell(at, signed.Person, OutsideEventKind.Other, "2025-03-02")).Refusal.ShouldBeNull();
        (await Tell(at, invited, OutsideEventKind.Other, "2026-03-01")).Refusal.ShouldBeOfType<PersonIsNoParticipant>();
        var lines = await at.House.Do((Roster roster) => roster.Of(at.Programme));
        var silent = lines.Single(line => !line.TakesPart).Invitation;
        (await at.House.Do((RecordOutsideEvent record) => record.ByTheDirector(at.Programme, silent, OutsideEventKind.Other, "2026-03-01"))).Refusal.ShouldBeOfType<PersonIsNoParticipant>();
        (await at.House.Do((IOutsideEvents events) => events.Of(at.Programme))).ShouldHaveSingleItem();
    }

    // The zone's day, not the server's: in Auckland the 3rd has begun while it is the 2nd in London.
    [Fact]
    public async Task Today_is_today_where_the_participant_lives()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var sent = (await at.Invite("Kiri, kiri@example.org, Pacific/Auckland")).Value.Sent.Single();
        var token = sent.Path["/i/".Length..];
        await at.Answer(token);
        var signed = (await at.Sign(token)).Value;
        (await Tell(at, signed.Person, OutsideEventKind.Group, "2026-03-03")).Refusal.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_joins_neither_the_teller_nor_the_code_to_it(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var signed = await at.Enrol();
        await Tell(at, signed.Person, OutsideEventKind.Colleague, "2026-03-01");
        var fact = (await at.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync())).Single(fact => fact.Action == "OutsideEventTold");
        var told = $"{fact.Actor} {fact.Subject} {fact.Details}";
        told.ShouldNotContain(signed.Participant.Value);
        told.ShouldNotContain(signed.Person.Value.ToString());
    }

    [Fact]
    public async Task On_the_pages_the_participant_tells_and_sees_it_and_the_director_meets_a_name_and_no_code()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        using var ada = new Browser(root);
        await ada.Open($"/i/{token}/consent");
        await ada.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        await ada.Open("/me/outside");
        await ada.Send(("Kind", OutsideEventKind.Coaching));
        ada.Words.ShouldContain("Give the day on which it began");
        ada.Html.ShouldContain("checked");
        await ada.Send(("Kind", OutsideEventKind.Coaching), ("On", "2026-02-01"));
        ada.Path.ShouldBe("/me");
        ada.Words.ShouldContain("1 February 2026");
        ada.Words.ShouldContain(OutsideEventKind.Words[OutsideEventKind.Coaching]);

        using var director = await EnrolmentPagesTests.SignedIn(at, root, "dora@example.org", Role.Director);
        var line = (await at.House.Do((Roster roster) => roster.Of(at.Programme))).Single();
        var here = $"/programmes/{at.Programme}/invitations/{line.Invitation}/outside";
        await director.Open(here);
        director.Words.ShouldContain("Ada Example");
        var code = (await at.House.Do((IParticipants participants) => participants.Of(at.Programme))).Single().Code;
        director.Html.ShouldNotContain(code.Value);
        director.Html.ShouldNotContain("2026-02-01", customMessage: "what the participant told is not the director's");
        await director.Send(("Kind", OutsideEventKind.Group), ("On", "2026-03-01"));
        director.Path.ShouldBe($"/programmes/{at.Programme}/invitations");
        await director.Open($"/programmes/{at.Programme}/invitations/{Guid.Empty}/outside");
        director.Status.ShouldBe(HttpStatusCode.NotFound);
        await ada.Open("/me");
        ada.Words.ShouldContain(OutsideEventKind.Words[OutsideEventKind.Group]);
    }

    private static Task<Result<Done>> Tell(EnrolmentHouse at, PersonId person, string? kind, string? day) =>
        at.House.Do((RecordOutsideEvent record) => record.ByThemselves(person, kind, day));
}
