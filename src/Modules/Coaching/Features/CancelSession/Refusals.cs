using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.CancelSession;

internal sealed record SessionIsNotYours() : Refusal("There is no such session of yours.");

internal sealed record SessionIsClosed() : Refusal("This session is recorded or cancelled already. Nothing was changed.");

internal sealed record SessionHasBegun() : Refusal("This session has begun already; the coach records whether it took place.");
