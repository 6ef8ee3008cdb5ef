using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.ViewHome;

/// <summary>The participant's home: the one thing to do next, then the way so far and to come, then what other modules show.</summary>
[Authorize(Policy = EnrolmentAccess.Home)]
internal sealed class ViewHomePage(IParticipants participants, IEnumerable<ITimelineSource> sources, IEnumerable<IHomeSection> sections) : PageModel
{
    public Participant? Participant { get; private set; }
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];
    public TimelineEntry? Next { get; private set; }
    /// <summary>What comes next when there is nothing to do now.</summary>
    public TimelineEntry? Coming { get; private set; }
    public IReadOnlyList<IHtmlContent> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (User.PersonId() is not { } person) return NotFound();
        Participant = await participants.OfPerson(person);
        if (Participant is null) return Page();
        var entries = new List<TimelineEntry>();
        foreach (var source in sources) entries.AddRange(await source.For(Participant, person));
        Timeline = [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.State)];
        Next = Timeline.FirstOrDefault(entry => entry is { State: TimelineState.Now, Action: not null });
        Coming = Next is not null ? null : Timeline.FirstOrDefault(entry => entry.State == TimelineState.Next);
        var parts = new List<IHtmlContent>();
        foreach (var section in sections.OrderBy(section => section.Order))
            if (await section.Render(Participant, person) is { } part) parts.Add(part);
        Sections = parts;
        return Page();
    }

    public string DayOf(TimelineEntry entry) => Moments.DayOf(entry.At, Participant!.ZoneId);

    public string IsoDayOf(TimelineEntry entry) => Moments.IsoDayOf(entry.At, Participant!.ZoneId);
}
