using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.SeeAgenda;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class SeeAgendaPage(Agenda agenda, AskForAnother.AskForAnother another) : PageModel
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

    public string? Refusal { get; private set; }

    private PersonId Coach => User.PersonId()!.Value;

    public async Task OnGet() => View = await agenda.For(Coach);

    public async Task<IActionResult> OnPostEnd(Guid engagement)
    {
        Refusal = (await another.Handle(Coach, new(engagement))).Refusal?.Sentence;
        if (Refusal is null)
        {
            TempData["Done"] = "This pair has ended. What was booked ahead is cancelled in both calendars.";
            return Redirect("/coach");
        }
        View = await agenda.For(Coach);
        return Page();
    }
}
