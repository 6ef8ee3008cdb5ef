using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepDays;

internal sealed record DayCannotBeKept(string Sentence) : Refusal($"{Sentence} Nothing was changed.");
