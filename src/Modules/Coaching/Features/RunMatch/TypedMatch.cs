namespace Confrere.Coaching.Features.RunMatch;

/// <summary>The form of a match by hand, as typed.</summary>
internal sealed record TypedMatch(string? Place, string? Coach, string? Reason);
