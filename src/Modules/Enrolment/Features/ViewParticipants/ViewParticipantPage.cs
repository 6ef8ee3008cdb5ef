using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.ViewHome;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Enrolment.Features.ViewParticipants;

/// <summary>One participant's dated events, as far as they are the director's to see.</summary>
[Authorize(Policy = EnrolmentAccess.ByCode)]
internal sealed class ViewParticipantPage(IProgrammes programmes, IParticipants participants, ParticipantTimeline timeline, IInstitutions institutions) : PageModel
{
    private string _zone = "UTC";

    public Programme Programme { get; private set; } = null!;
    public Participant Participant { get; private set; } = null!;
    public IReadOnlyList<ParticipantEvent> Events { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id, string code)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        if (await participants.Find(new(code)) is not { } participant || participant.Programme != programme.Id) return NotFound();
        if (ViewParticipantsPage.IsTooSmall(programme, (await participants.Of(programme.Id)).Count)) return LocalRedirect($"/programmes/{id}/participants");
        (Programme, Participant, Events) = (programme, participant, await timeline.Of(participant));
        _zone = (await institutions.Current())?.ZoneId ?? _zone;
        return Page();
    }

    public string ConsentedIn => Moments.MonthOf(Participant.ConsentedAt, _zone);

    /// <summary>The trial's day on which something happened: that of the consent is 0.</summary>
    public int DayOf(Instant at) => Period.DaysBetween(DateOf(Participant.ConsentedAt), DateOf(at));

    private LocalDate DateOf(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[Participant.ZoneId]).Date;
}
