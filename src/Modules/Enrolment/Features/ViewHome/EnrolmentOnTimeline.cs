using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.ViewHome;

/// <summary>Enrolment's own lines: the signature, a new version to decide about, what was left and what was told since.</summary>
internal sealed class EnrolmentOnTimeline(Reader reader, RenewConsent.RenewConsent renew, SignatureSeal seal, IClock clock) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var left = await reader.Query<WithdrawalRow>().Where(row => row.Code == participant.Code).ToListAsync();
        var outside = await reader.Query<OutsideEventRow>().Where(row => row.Code == participant.Code).ToListAsync();
        return
        [
            .. await reader.Query<InvitationRow>().Where(row => row.PersonId == person && row.ProgrammeId == participant.Programme)
                .Select(row => new TimelineEntry(row.InvitedAt, "You were invited", "", TimelineState.Past, null)).ToListAsync(),
            new(participant.ConsentedAt, "You signed", "You read what taking part means and decided to.", TimelineState.Past),
            .. await SignedSince(participant, person),
            .. await NewVersion(participant),
            .. left.Select(row => new TimelineEntry(row.At, TitleOf(row.Kind), "As you asked.", TimelineState.Past)),
            .. outside.Select(row => new TimelineEntry(StartOf(row.On, participant.ZoneId), OutsideEventKind.Words[row.Kind], "From outside the programme, as it was told.", TimelineState.Past)),
        ];
    }

    private async Task<IEnumerable<TimelineEntry>> SignedSince(Participant participant, PersonId person) =>
        (await renew.Signed(person, participant.Programme).ToListAsync()).Select(row => seal.Open(row.Id, row.Signature).At).Where(at => at > participant.ConsentedAt)
            .Select(at => new TimelineEntry(at, "You signed the new version", "It is yours from that day on.", TimelineState.Past));

    private async Task<IEnumerable<TimelineEntry>> NewVersion(Participant participant) => await renew.Asked(participant) is null
        ? []
        : [new(clock.GetCurrentInstant(), "Something has changed", "There is a new version of what you signed. Please read it and decide.", TimelineState.Now, new("Read the new version", "/me/consent/renew"))];

    private static Instant StartOf(LocalDate day, string zone) => day.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    private static string TitleOf(string kind) => kind switch
    {
        WithdrawalKind.Coaching => "You left the coaching",
        WithdrawalKind.Contact => "You asked for no more messages",
        _ => "You left the study",
    };
}
