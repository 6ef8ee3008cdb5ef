namespace Confrere.Coaching.Features.SeeCoach;

/// <summary>The form of a credential, as typed.</summary>
internal sealed record TypedCredential(string? Body, string? Level, string? Number, string? Issued, string? Expires, int? Required, int? Earned);
