using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>A row of the draft as the desk sees it.</summary>
/// <param name="Participant">One, or all of a group.</param>
internal sealed record DraftedPair(string Id, string Participant, string Coach, IReadOnlyList<string> Words, MatchReview Review, bool IsGroup);
