using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AnswerCheckIn;

internal sealed record NoCheckInIsOpen() : Refusal("There is nothing to answer at the moment, or its time is over. Nothing was kept.");

internal sealed record NothingIsAnswered() : Refusal("Please choose an answer to one statement at least. Nothing was kept.");
