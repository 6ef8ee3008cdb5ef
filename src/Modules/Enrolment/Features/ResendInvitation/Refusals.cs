using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.ResendInvitation;

internal sealed record InvitationIsNotHere() : Refusal("There is no such invitation in this programme. Nothing was sent.");

// Why it needs no mail is not the director's to know by name.
internal sealed record InvitationIsAnswered() : Refusal("This invitation needs no further mail. Nothing was sent.");

internal sealed record MailedToday() : Refusal("The last mail left less than a day ago. Wait until tomorrow; nothing was sent.");

internal sealed record MailedOftenEnough(int Most) : Refusal($"{Most} mails have gone there, and no more are sent: silence is an answer too.");

internal sealed record NobodyIsDueAgain() : Refusal("Everybody has answered, was mailed within a day, or has had all four mails. Nothing was sent.");
