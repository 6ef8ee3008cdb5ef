using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.PublishMatch;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.MatchByHand;

/// <summary>The match desk decides one pair, with its reason. No wish counts here; the hard rules hold all the same.</summary>
internal sealed class MatchByHand(Writer writer, Reader reader, ProposeCoaches proposals, MatchMail mail)
{
    public const string Fact = "CoachMatchedByHand";

    private const int ShortestReason = 10;

    public async Task<Result<EngagementId>> Handle(PlaceId id, PersonId coach, string reason)
    {
        if (reason.Trim().Length < ShortestReason) return new ReasonIsTooShort();
        var programmes = await reader.Query<Place>().Where(row => row.Id == id).Select(row => row.Programme).ToListAsync();
        if (programmes is not [var programme] || await proposals.Rules(programme) is not { } rules) return new NobodyIsNamed();
        return await writer.Write<Result<EngagementId>>(async work =>
        {
            var place = await work.Set<Place>().SingleAsync(row => row.Id == id);
            var begun = await Pairing.Begin(place, coach, rules, Fact, work, reason.Trim());
            if (begun.Refusal is CoachCannotBeChosen { Rule: var rule }) return new RuleForbids(rule);
            if (begun.IsRefused) return begun;
            await work.Db.SaveChangesAsync();
            await mail.TellBoth(await work.Set<Engagement>().SingleAsync(row => row.Id == begun.Value), work);
            return begun;
        });
    }
}
