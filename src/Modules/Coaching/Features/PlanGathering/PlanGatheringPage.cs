using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.HearThemes;
using Confrere.Coaching.Features.LeadGathering;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Features.PlanGathering;

[Authorize(Policy = CoachingAccess.Plan)]
internal sealed class PlanGatheringPage(Reader reader, IPeople people, IProgrammes programmes, IInstitutions institutions, IClock clock, PlanGathering plan, ThemesHeard themes) : PageModel
{
    private static readonly LocalDateTimePattern Typing = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public IReadOnlyList<(Gathering Gathering, string When, string LedBy, int Taken, int Waiting)> Planned { get; private set; } = [];
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Coaches { get; private set; } = [];
    public IReadOnlyList<(Programme Programme, IReadOnlyList<ThemeBatch> Batches, int Left)> Heard { get; private set; } = [];
    public TypedGathering Typed { get; private set; } = new();
    public string? Refusal { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "Typed")] TypedGathering typed)
    {
        Typed = typed;
        if (Typing.Parse(typed.Start ?? "") is not { Success: true } start || Typing.Parse(typed.End ?? "") is not { Success: true } end)
            return await Again("When it begins and ends is missing; write it like 2027-01-31T18:00. Nothing was planned.");
        var outcome = await plan.Handle(new(new(typed.Programme), typed.Kind, typed.Title ?? "", typed.Where ?? "", new(typed.Facilitator), start.Value, end.Value, typed.ZoneId ?? "", typed.Seats ?? 0));
        return outcome.IsRefused ? await Again(outcome.Refusal.Sentence) : Done("It is planned. Seats can be taken from now on.");
    }

    public async Task<IActionResult> OnPostCancel(Guid gathering) => (await plan.Cancel(new(gathering))).Refusal is { } refusal ? await Again(refusal.Sentence) : Done("It is cancelled. Everybody with a seat gets a mail that takes it out of the calendar.");

    private RedirectResult Done(string sentence)
    {
        TempData["Done"] = sentence;
        return Redirect("/gatherings/plan");
    }

    private async Task<PageResult> Again(string sentence)
    {
        await Load();
        Refusal = sentence;
        return Page();
    }

    private async Task Load()
    {
        var now = clock.GetCurrentInstant();
        Programmes = await programmes.All();
        Typed.ZoneId ??= (await institutions.Current())?.ZoneId;
        var profiles = await reader.Query<CoachProfile>().Select(row => row.Person).ToListAsync();
        var names = await people.ContactsOf(profiles);
        Coaches = [.. profiles.Select(id => (id.Value, names.GetValueOrDefault(id)?.Name ?? "A coach")).OrderBy(coach => coach.Item2, StringComparer.Ordinal)];
        var gatherings = await reader.Query<Gathering>().Where(row => row.CancelledAt == null && row.End > now).OrderBy(row => row.Start).ToListAsync();
        var seats = (await reader.Query<Seat>().Where(row => row.Holder != null).Select(row => new { row.Gathering, row.State }).ToListAsync()).ToLookup(row => row.Gathering, row => row.State);
        Planned = [.. gatherings.Select(row => (row, Wording.Of(row.Start, DateTimeZoneProviders.Tzdb[row.ZoneId]), names.GetValueOrDefault(row.Facilitator)?.Name ?? "a coach",
            seats[row.Id].Count(state => state == SeatState.Taken), seats[row.Id].Count(state => state != SeatState.Taken)))];
        var heard = new List<(Programme, IReadOnlyList<ThemeBatch>, int)>();
        foreach (var programme in Programmes)
            if (await themes.Of(programme) is { } told && (told.Batches.Count > 0 || told.Left > 0)) heard.Add((programme, told.Batches, told.Left));
        Heard = heard;
    }
}
