using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AskForBooster;

internal sealed record NothingToFollow() : Refusal("Further sessions follow a course of coaching, and there is none of yours that is over.");

internal sealed record CourseStillRuns() : Refusal("Your coaching still runs. Further sessions follow once it is over.");

internal sealed record NoFurtherSessions() : Refusal("This programme offers nothing further after the course.");

internal sealed record ChanceDecides() : Refusal("In this programme chance decides when further sessions come; you are told when they open.");

internal sealed record OpensByItself(string Survey) : Refusal($"Further sessions are for everybody here: they open by themselves once your survey \"{Survey}\" is in or its time is over.");

internal sealed record SurveyComesFirst(string Survey) : Refusal($"Further sessions open once your survey \"{Survey}\" is in or its time is over, so that it measures the course alone.");

internal sealed record FurtherSessionIsOpen() : Refusal("A further session is open for you already. Choose its coach or its hour.");
