using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepNote;

internal sealed record NoteHasNoSession() : Refusal("There is no such session of yours; the note was not kept.");

internal sealed record NoteIsTooLong(int Most, int Length) : Refusal($"The note has {Length} characters; {Most} can be kept. Nothing was changed.");
