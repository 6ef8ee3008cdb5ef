using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.ViewHome;

/// <summary>Enrolment's own lines: the signature, and what was left since.</summary>
internal sealed class EnrolmentOnTimeline(Reader reader) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var left = await reader.Query<WithdrawalRow>().Where(row => row.Code == participant.Code).ToListAsync();
        return
        [
            new(participant.ConsentedAt, "You signed", "You read what taking part means and decided to.", TimelineState.Past),
            .. left.Select(row => new TimelineEntry(row.At, TitleOf(row.Kind), "As you asked.", TimelineState.Past)),
        ];
    }

    private static string TitleOf(string kind) => kind switch
    {
        WithdrawalKind.Coaching => "You left the coaching",
        WithdrawalKind.Contact => "You asked for no more messages",
        _ => "You left the study",
    };
}
