namespace Confrere.Coaching.Features.KeepNoteKeys;

/// <summary>A sealed master as a browser posts it. There is no field for anything that opens it.</summary>
internal sealed record PostedLock(string? Credential, string? Salt, string? SealedMaster);
