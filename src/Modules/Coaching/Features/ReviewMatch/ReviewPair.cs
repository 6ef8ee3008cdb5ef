using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.ReviewMatch;

/// <summary>The match desk keeps a proposed pair for the next draft, sets it aside, or takes that back.</summary>
internal sealed class ReviewPair(Writer writer)
{
    public Task<Result<Done>> Handle(MatchPairId id, MatchReview review) => writer.Write<Result<Done>>(async work =>
    {
        var pair = await work.Set<MatchPair>().FirstOrDefaultAsync(row => row.Id == id && row.Coach != null);
        if (pair is null || !await work.Set<MatchRound>().AnyAsync(row => row.Id == pair.Round && row.DraftOf != null)) return new PairIsNotInTheDraft();
        // A group is kept or set aside whole.
        foreach (var member in pair.Group is { } group ? await work.Set<MatchPair>().Where(row => row.Round == pair.Round && row.Group == group).ToListAsync() : [pair]) member.Review = review;
        work.Record("MatchReviewed", $"match/{pair.Round}", new { Pair = pair.Id.Value, Review = review.ToString() });
        return Done.It;
    });
}
