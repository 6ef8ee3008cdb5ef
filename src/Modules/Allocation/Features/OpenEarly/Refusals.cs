using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.OpenEarly;

internal sealed record ReasonIsMissing() : Refusal("Please write the reason, in ten characters or more. It stands in the audit log and in the report. Nothing was changed.");

internal sealed record ParticipantIsNotAllocated() : Refusal("There is no allocated participant with this code in this programme. Nothing was changed.");

internal sealed record DeviationIsRecorded() : Refusal("An early opening was recorded for this participant before. Nothing was changed.");
