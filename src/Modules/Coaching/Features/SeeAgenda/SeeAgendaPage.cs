using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.SeeAgenda;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class SeeAgendaPage(Agenda agenda) : PageModel
{
    public AgendaView? View { get; private set; }

    public string Recording => "Record it";

    /// <summary>Title, sessions, the row's one action, and what stands there when there is none (null: the part is left out).</summary>
    public IEnumerable<(string Title, IReadOnlyList<AgendaSession> Sessions, string Action, string? Empty)> Parts =>
    [
        ("To be recorded", View!.ToRecord, Recording, null),
        ("Today", View.OfToday, "Open", "Nothing more is booked today."),
        ("The next seven days", View.OfThisWeek, "Open", "Nothing is booked in the next seven days."),
        ("Later", View.Later, "Open", null),
    ];

    public async Task OnGet() => View = await agenda.For(User.PersonId()!.Value);
}
