using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepNote;

internal sealed record NoteHasNoSession() : Refusal("There is no such session or pair of yours; the note was not kept.");

internal sealed record NoteIsNotSealed() : Refusal("The note is not encrypted as it should be, or it is longer than 30,000 characters, so it was not kept.");

internal sealed record NotesAreOff() : Refusal("This programme keeps no notes of this kind. Nothing was kept.");

internal sealed record NoteHasChanged() : Refusal("This note was changed elsewhere since it was opened here, so it was not kept. Your words are still here: copy them, and load the page again.");

internal sealed record PairKeyIsMade() : Refusal("The other side has opened shared notes at the same moment. Please load the page again.");
