using Confrere.Kernel.Refusals;

namespace Confrere.People.Features.CompleteSignIn;

internal sealed record LinkIsUnknown() : Refusal("This link is not one of ours. Perhaps it was cut in two by the mail; ask for a new one.");

internal sealed record LinkIsUsed() : Refusal("This link was used before; each works once. Ask for a new one.");

internal sealed record LinkHasExpired() : Refusal("This link has expired; each works for twenty minutes. Ask for a new one.");
