using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.PublishMatch;

/// <summary>
/// Publishes a draft in one go: every pair that was not set aside begins and both are told. Each pair is asked again by the hard rules in
/// the transaction that begins it; one that no longer holds is left out and its person waits for the next draft.
/// </summary>
internal sealed class PublishMatch(Writer writer, IProgrammes programmes, MatchMail mail, MeetInGroup.BookMeetings meetings)
{
    public async Task<Result<Published>> Handle(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is not { } found) return new ThereIsNoDraft();
        return await writer.Write(work => Publish(programme, found.Protocol.Coaches, work));
    }

    private async Task<Result<Published>> Publish(ProgrammeId programme, CoachRules rules, UnitOfWork work)
    {
        if (await work.Set<MatchRound>().FirstOrDefaultAsync(row => row.DraftOf == programme) is not { } round) return new ThereIsNoDraft();
        var pairs = await work.Set<MatchPair>().Where(row => row.Round == round.Id && row.Coach != null && row.Review != MatchReview.SetAside).OrderBy(row => row.Id).ToListAsync();
        var begun = 0;
        foreach (var pair in pairs.Where(pair => pair.Group is null)) begun += await Begin(pair, rules, work) ? 1 : 0;
        foreach (var group in pairs.Where(pair => pair.Group is not null).GroupBy(pair => pair.Group)) begun += await BeginTogether([.. group], rules, work) ? group.Count() : 0;
        round.Publish(work.Now);
        work.Record("MatchPublished", $"match/{round.Id}", new { Begun = begun, NoLongerPossible = pairs.Count - begun });
        return new Published(begun, pairs.Count - begun);
    }

    /// <summary>A group begins whole and with an hour to meet at, or not at all.</summary>
    private async Task<bool> BeginTogether(IReadOnlyList<MatchPair> pairs, CoachRules rules, UnitOfWork work)
    {
        var ids = pairs.Select(pair => pair.Place).ToList();
        var (coach, places) = (pairs[0].Coach!.Value, await work.Set<Place>().Where(row => ids.Contains(row.Id)).ToListAsync());
        if ((await MeetInGroup.GroupMembers.Would(places, coach, work.Now).Free(work.Now, work)).All(start => start < work.Now + MeetInGroup.BookMeetings.Notice)) return false;
        if (await Pairing.BeginTogether(places, coach, rules, "CoachMatched", work) is not { } engagements) return false;
        foreach (var pair in pairs) pair.Engagement = engagements.First(engagement => engagement.Place == pair.Place).Id;
        await work.Db.SaveChangesAsync();
        await meetings.Series(await MeetInGroup.GroupMembers.Of(engagements[0].Group!.Value, work), work);
        foreach (var engagement in engagements) await mail.Tell(engagement, engagement.Participant, work);
        await mail.Tell(engagements[0], coach, work);
        return true;
    }

    private async Task<bool> Begin(MatchPair pair, CoachRules rules, UnitOfWork work)
    {
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        var begun = await Pairing.Begin(place, pair.Coach!.Value, rules, "CoachMatched", work);
        if (begun.IsRefused) return false;
        pair.Engagement = begun.Value;
        // Saved at once, so that the next pair's room counts this one.
        await work.Db.SaveChangesAsync();
        await mail.TellBoth(await work.Set<Engagement>().SingleAsync(row => row.Id == begun.Value), work);
        return true;
    }
}
