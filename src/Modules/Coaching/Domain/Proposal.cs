namespace Confrere.Coaching.Domain;

/// <summary>A coach who may be chosen, with what speaks for them in the words of the card. The score is in thousandths of a point.</summary>
internal sealed record Proposal(Candidate Candidate, int Score, IReadOnlyList<string> Reasons);
