using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.DeclareTie;

internal sealed record TieIsNotNamed() : Refusal("Please say what stands between the two. Nothing was changed.");

internal sealed record TieNeedsTwo() : Refusal("Please choose two different people. Nothing was changed.");

internal sealed record PersonIsNotNamed() : Refusal("Please give the person's work e-mail address. Nothing was kept.");
