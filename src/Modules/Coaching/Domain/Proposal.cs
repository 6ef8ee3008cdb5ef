namespace Confrere.Coaching.Domain;

/// <summary>A coach who may be chosen, with what speaks for them in the words of the card.</summary>
internal sealed record Proposal(Candidate Candidate, double Score, IReadOnlyList<string> Reasons);
