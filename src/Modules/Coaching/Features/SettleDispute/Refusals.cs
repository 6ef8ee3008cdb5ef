using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.SettleDispute;

internal sealed record ThereIsNoDispute() : Refusal("There is no open dispute about this session. Nothing was changed.");

internal sealed record HowIsNotSaid() : Refusal("Please say how the dispute is settled. Nothing was changed.");
