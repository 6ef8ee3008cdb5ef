using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.SignConsent;

internal sealed record StatementIsNotAgreed() : Refusal("To take part, tick the sentence above your name. To say no, use \"I would rather not\" below.");

internal sealed record NothingIsSigned() : Refusal("To take part, tick the sentence and type your name below it. To say no, use \"I would rather not\" below.");

internal sealed record NameIsNotTyped() : Refusal("Type your name: it is your signature.");

internal sealed record TypedNameIsTooLong(int Length, int Longest) : Refusal($"The name has {Length} characters; {Longest} is the most.");

internal sealed record ConsentIsSignedAlready() : Refusal("You have signed already. Nothing was changed; sign in to go to your page.");

internal sealed record PhysicianIsNotEligible() : Refusal("By your answers you cannot take part in this programme. Nothing was signed.");

internal sealed record ProgrammeIsNotReady() : Refusal("The programme is not ready to take anybody in; its office has something to mend first. Nothing was signed; your link goes on working.");

internal sealed record EligibilityComesFirst() : Refusal("Please answer the short questions on the first page before you sign. Nothing was signed.");
