using Confrere.Kernel.Refusals;

namespace Confrere.Surveys.Features.SubmitSurvey;

internal sealed record SurveyIsNotAsked() : Refusal("There is no such survey for you. Your home page lists the ones there are.");

internal sealed record SurveyIsNotOpenYet(string OpensOn) : Refusal($"This survey opens on {OpensOn}. Nothing was stored; please come back then.");

internal sealed record SurveyWindowHasClosed(string ClosedOn) : Refusal($"This survey closed on {ClosedOn}, so these answers were not stored. The next one is on your home page.");

internal sealed record SurveyWasWithdrawn() : Refusal("You have withdrawn, so nothing more is asked of you and nothing was stored.");

internal sealed record NothingIsAnswered() : Refusal("No statement is answered yet. Answer at least one, then send.");

internal sealed record AnswersAreNotPossible(IReadOnlyList<string> Problems) : Refusal($"Nothing was stored. {string.Join(' ', Problems)}");

internal sealed record AnswersDifferFromStored() : Refusal(
    "Your answers to this survey were already stored and locked, and these are different. The first ones count; these were kept aside and change nothing.");

internal sealed record SurveyIsLocked() : Refusal("This survey was sent and is locked, so nothing in it can change any more.");
