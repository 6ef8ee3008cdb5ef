namespace Confrere.Coaching.Domain;

/// <summary>What the match desk said of a proposed pair. Kept ones stand in the next draft, set aside ones are not proposed in it again.</summary>
internal enum MatchReview { NotYet, Kept, SetAside }
