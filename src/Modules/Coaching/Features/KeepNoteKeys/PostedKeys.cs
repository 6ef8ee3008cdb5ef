namespace Confrere.Coaching.Features.KeepNoteKeys;

internal sealed record PostedKeys(string? PublicKey, string? SealedPrivateKey, PostedLock? Recovery);
