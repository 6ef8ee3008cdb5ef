using Confrere.Coaching.Domain;
using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AnswerCheckIn;

internal sealed record NoCheckInIsOpen() : Refusal("There is nothing to answer at the moment, or its time is over. Nothing was kept.");

internal sealed record AnswersAreIncomplete() : Refusal($"Please answer both questions, each from 0 to {CheckInAnswers.Most}. Nothing was kept.");
