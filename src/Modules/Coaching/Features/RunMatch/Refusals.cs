using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.RunMatch;

internal sealed record NoSuchProgramme() : Refusal("There is no such programme here.");

internal sealed record NobodyIsWaiting() : Refusal("Nobody who has named their department is waiting for a coach at the moment. No draft was made.");

internal sealed record MatchRunsAlready() : Refusal("A match of this programme is running already. Wait for it or stop it first.");
