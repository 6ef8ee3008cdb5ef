using Confrere.Kernel.Refusals;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.FollowUp;

internal sealed record NobodyToRemindNow() : Refusal(
    $"Nobody can be written to about this survey now: all have answered, were written to in the last twelve hours, or have had {ReminderLadder.MostMails} mails about it.");
