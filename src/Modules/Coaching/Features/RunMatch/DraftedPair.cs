using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>A row of the draft as the desk sees it.</summary>
internal sealed record DraftedPair(string Id, string Participant, string Coach, IReadOnlyList<string> Words, MatchReview Review);
