using Confrere.Coaching.Domain;
using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.ChooseCoach;

internal sealed record CoachingIsNotOpen() : Refusal("Coaching is not open for you at the moment. Your home page says when it will be.");

internal sealed record DepartmentIsNeeded() : Refusal("Please name your department first: nobody from it may be proposed to you.");

internal sealed record CoachIsChosenAlready() : Refusal("You have a coach already. Nothing was changed.");

internal sealed record CoachIsNotHere() : Refusal("This coach is not in the list any more. Please choose another.");

internal sealed record CoachCannotBeChosen(MatchRules Rule) : Refusal($"{Rule.Sentence()} Please choose another; nothing was changed.");

internal sealed record CoachIsNotNamed() : Refusal("Please choose one of the coaches.");

internal sealed record GroupIsPutTogether()
    : Refusal("Your coaching is in a group. It is put together by the match desk, and you are told when it first meets; there is no coach to choose.");
