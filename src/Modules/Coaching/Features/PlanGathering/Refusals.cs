using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.PlanGathering;

internal sealed record GatheringIsIncomplete(string Sentence) : Refusal($"{Sentence} Nothing was planned.");

internal sealed record FacilitatorIsBusy() : Refusal("Whoever would lead it has a session or another gathering at that time. Nothing was planned.");

internal sealed record ThereIsNoSuchGathering() : Refusal("There is no such gathering, or it is over or cancelled. Nothing was changed.");
