using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AskForAnother;

internal sealed record ThereIsNoSuchPair() : Refusal("This coaching has ended already. Nothing was changed.");

internal sealed record SessionIsToBeRecorded() : Refusal("A session has begun that the coach has not recorded yet. Once it is recorded, another coach can be asked for.");
