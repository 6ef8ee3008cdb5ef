namespace Confrere.Coaching.Features.KeepNote;

/// <summary>A note as the browser sealed it; the identifier is the browser's own, because the note's key follows from it.</summary>
internal sealed record PostedNote(Guid Id, Guid? Session, string? Kind, int Version, string? Sealed);
