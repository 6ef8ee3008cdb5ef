using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.RecordDeviation;

internal sealed record DateIsMissing() : Refusal("Give the day on which it was decided, like 2026-03-31.");

internal sealed record DateIsAhead() : Refusal("That day has not come yet. Give the day on which it was decided.");

internal sealed record DeviationIsNotExplained() : Refusal("Say what is done otherwise than planned, and why.");

internal sealed record DeviationIsTooLong(int Most) : Refusal($"Keep each of the two texts under {Most} characters.");

internal sealed record NothingToDeviateFrom() : Refusal("No plan is locked yet, so there is nothing to deviate from. Change the protocol instead.");
