using Confrere.Coaching.Data;
using Confrere.Coaching.Features.AskForAnother;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class PairEndedMailTests
{
    private const string Subject = "A change on your page";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_pair_that_ends_with_nothing_booked_is_told_to_both_alike_and_after_a_withdrawal_to_the_coach(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (one, two, three) = (await coaching.Coach(), await coaching.Coach(), await coaching.Coach());
        var (unfit, booked, leaving) = (await coaching.ParticipantOf(one), await coaching.ParticipantOf(two), await coaching.ParticipantOf(three));
        _ = (await coaching.Book(booked, CoachingHouse.Tuesday9InZurich)).Value;
        foreach (var person in new[] { unfit, booked })
        {
            var pair = (await coaching.Rows<Engagement>()).Single(row => row.Participant == person).Id;
            (await coaching.Do((AskForAnother ask) => ask.Handle(person, pair))).IsRefused.ShouldBeFalse();
        }
        await coaching.Write(work => work.Publish(new ParticipantWithdrew(coaching.Programme.Id, coaching.CodeOf(leaving), "coaching")));
        await coaching.House.Services.GetRequiredService<KeepHouse>().Run();
        await coaching.Deliver();
        foreach (var (person, mails) in new[] { (unfit, 1), (one, 1), (booked, 0), (two, 0), (leaving, 0), (three, 1) })
            coaching.Sink.To(await coaching.EmailOf(person)).Count(mail => mail.Subject == Subject).ShouldBe(mails);
        var texts = new List<string>();
        foreach (var person in new PersonId[] { unfit, one }) texts.Add(coaching.Sink.To(await coaching.EmailOf(person)).Single(mail => mail.Subject == Subject).TextBody!);
        texts[0].ShouldBe(texts[1]);
    }
}
