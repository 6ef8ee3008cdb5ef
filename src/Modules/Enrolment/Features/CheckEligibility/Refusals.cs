using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.CheckEligibility;

internal sealed record QuestionsAreUnanswered(IReadOnlyList<string> Questions)
    : Refusal(Questions.Count == 1 ? "One question has no answer yet. Choose yes or no." : $"{Questions.Count} questions have no answer yet. Choose yes or no for each.");

internal sealed record EligibilityIsAnsweredAlready() : Refusal("You have answered these questions before. Your first answers stand; nothing was changed.");
