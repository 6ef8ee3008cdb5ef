using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepNoteKeys;

internal sealed record KeyIsMade() : Refusal("You have a key for notes already. Load the page again; nothing was changed.");

internal sealed record KeyIsNotMade() : Refusal("There is no key for notes of yours yet. Nothing was stored.");

internal sealed record NotSealed() : Refusal("What was sent is not encrypted as it should be, so it was not stored. Please load the page again.");

internal sealed record PasskeyIsKnown() : Refusal("This passkey opens your notes already. Nothing was changed.");

internal sealed record WordIsMissing() : Refusal("Please write the word delete. Nothing was deleted.");
