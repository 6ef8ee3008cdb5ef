using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.LogPractice;

internal sealed record PracticeIsUnlikely() : Refusal("The length should be between 5 and 600 minutes. Nothing was logged.");

internal sealed record PracticeIsAhead() : Refusal("That day is still ahead. Nothing was logged.");
