using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AskOnDemand;

internal sealed record NothingToAskFor() : Refusal("There is no such programme, or it has no one-to-one coaching.");

internal sealed record TrialStillRuns() : Refusal("The programme's study still runs, and chance decides in it when coaching begins. Coaching on request opens when the study is over.");

internal sealed record StudyWouldBlur(string Programme) : Refusal($"You take part in \"{Programme}\", whose study still runs. Coaching beside it would blur what it finds; your own place there stays as it is.");

internal sealed record CoachingIsOpenAlready() : Refusal("Coaching is open for you already, or you wait for a coach. Nothing was changed.");
