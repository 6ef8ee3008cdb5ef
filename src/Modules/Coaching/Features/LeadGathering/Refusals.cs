using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.LeadGathering;

internal sealed record NotYoursToLead() : Refusal("There is no such gathering that you lead. Nothing was recorded.");

internal sealed record GatheringHasNotBegun() : Refusal("It has not begun yet. Who came can be recorded from its start on.");

internal sealed record MoreVoicesThanPeople(string Theme, int Present) : Refusal($"\"{Theme}\" cannot have been raised by more than the {Present} who came. Nothing was recorded.");

internal sealed record SomebodyIsNotSeated() : Refusal("Somebody on the list had no seat. Nothing was recorded.");
