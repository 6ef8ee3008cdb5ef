using Confrere.Coaching.Domain;
using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.MatchByHand;

internal sealed record ReasonIsTooShort() : Refusal("Please give the reason in a few words; it is kept in the audit log, so write no name in it. Nobody was matched.");

internal sealed record NobodyIsNamed() : Refusal("Please choose a participant and a coach. Nobody was matched.");

internal sealed record RuleForbids(MatchRules Rule) : Refusal($"A hard rule stands between the two: {Rule.Name()}. Nobody was matched.");
