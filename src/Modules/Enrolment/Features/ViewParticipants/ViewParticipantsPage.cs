using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.ViewHome;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Enrolment.Features.ViewParticipants;

/// <summary>
/// Those who take part, by code. Months and no days, because a director knows on which day somebody was invited and could put the name to
/// the code; and nothing before there are enough of them.
/// </summary>
[Authorize(Policy = EnrolmentAccess.ByCode)]
internal sealed class ViewParticipantsPage(IProgrammes programmes, IParticipants participants, IInstitutions institutions) : PageModel
{
    private string _zone = "UTC";

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Participant> Listed { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        Programme = programme;
        _zone = (await institutions.Current())?.ZoneId ?? _zone;
        // By code, so that the order does not repeat in which people came.
        Listed = [.. (await participants.Of(programme.Id)).OrderBy(participant => participant.Code.Value, StringComparer.Ordinal)];
        return Page();
    }

    public static bool IsTooSmall(Programme programme, int participants) => participants < programme.Protocol.Disclosure.SmallestCell;

    public string MonthOf(Instant at) => Moments.MonthOf(at, _zone);
}
