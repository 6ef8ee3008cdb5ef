using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.BreakConfidence;

internal sealed record ThereIsNoSuchPair() : Refusal("There is no such participant of yours. Nothing was recorded.");

internal sealed record GroundIsNotSaid() : Refusal("Please say on which ground. Nothing was recorded.");

internal sealed record PathwayIsIncomplete() : Refusal("Please say whom to call, what to say and which rules hold, each in no more than 4,000 characters. Nothing was changed.");
