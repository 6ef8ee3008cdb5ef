namespace Confrere.Coaching.Features.KeepNote;

/// <summary>A pair's key sealed to each of the two; <c>Mine</c> is empty when it is only handed on.</summary>
internal sealed record PostedPairKey(string? Mine, string? PublicKey, string? Theirs, string? TheirPublicKey);
