using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.DeclineInvitation;

internal sealed record ReasonIsTooLong(int Length, int Longest) : Refusal($"The reason has {Length} characters; {Longest} is the most. Shorten it, or leave it out.");

internal sealed record ParticipantHasConsented() : Refusal("You have signed already. To leave, sign in and choose \"Change or stop taking part\" on your page.");
