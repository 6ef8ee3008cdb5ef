using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.ReviewMatch;

internal sealed record PairIsNotInTheDraft() : Refusal("This pair is not in the draft any more. Nothing was changed.");
