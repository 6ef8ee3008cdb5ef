using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Features.KeepDays;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class KeepDaysPage(Reader reader, IClock clock, KeepDays keep, FollowCalendar.FollowCalendar follow) : PageModel
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public IReadOnlyList<(Guid Id, string Words, bool IsExtra)> Days { get; private set; } = [];
    public CalendarFeed? Feed { get; private set; }
    public string FeedState { get; private set; } = "";
    public string? Refusal { get; private set; }
    public string? On { get; private set; }
    public string? From { get; private set; }
    public string? Until { get; private set; }
    public bool IsExtra { get; private set; }
    public int Every { get; private set; }
    public int Times { get; private set; } = 1;
    public int MostTimes => KeepDays.MostTimes;
    public string Address { get; private set; } = "";

    private PersonId Coach => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostKeep(string? on, string? from, string? until, bool extra, int? every, int? times)
    {
        (On, From, Until, IsExtra, Every, Times) = (on, from, until, extra, every ?? 0, times ?? 1);
        if (LocalDatePattern.Iso.Parse(on ?? "") is not { Success: true } day || Time.Parse(from ?? "") is not { Success: true } begin || Time.Parse(until ?? "") is not { Success: true } end)
            return await Again("Please fill in the day and both times, like 2027-01-31, 09:00 and 12:00. Nothing was changed.");
        var outcome = await keep.Handle(Coach, day.Value, begin.Value, end.Value, extra, Every == 0 ? null : Every, Times);
        return outcome.IsRefused ? await Again(outcome.Refusal.Sentence) : Done($"{outcome.Value} {(outcome.Value == 1 ? "day is" : "days are")} kept. What is booked stays booked.");
    }

    public async Task<IActionResult> OnPostRemove(Guid day) => await Answer((await keep.Remove(Coach, new(day))).Refusal, "These hours are off the list.");

    public async Task<IActionResult> OnPostCalendar(string? address)
    {
        Address = address ?? "";
        return await Answer((await follow.Handle(Coach, address)).Refusal, string.IsNullOrWhiteSpace(address) ? "No calendar is read any more." : "The calendar is read within a few minutes, and every half hour from then on.");
    }

    private async Task<IActionResult> Answer(Refusal? refusal, string done) => refusal is null ? Done(done) : await Again(refusal.Sentence);

    private RedirectResult Done(string sentence)
    {
        TempData["Done"] = sentence;
        return Redirect("/coach/days");
    }

    private async Task<PageResult> Again(string sentence)
    {
        await Load();
        Refusal = sentence;
        return Page();
    }

    private async Task Load()
    {
        var zone = await reader.Query<CoachProfile>().Where(row => row.Person == Coach).Select(row => row.ZoneId).FirstOrDefaultAsync() is { } id ? DateTimeZoneProviders.Tzdb[id] : DateTimeZone.Utc;
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        Days = [.. (await reader.Query<DatedHours>().Where(row => row.Coach == Coach && row.On >= today).ToListAsync()).OrderBy(row => row.On).ThenBy(row => row.From)
            .Select(row => (row.Id.Value, $"{Wording.Of(row.On)}, {Time.Format(row.From)} to {Time.Format(row.Until)}", row.IsExtra))];
        Feed = await reader.Query<CalendarFeed>().FirstOrDefaultAsync(row => row.Coach == Coach);
        if (Feed is not { } feed) return;
        FeedState = (feed.ReadAt, feed.Problem) switch
        {
            (null, "") => "It has not been read yet.",
            (null, var problem) => $"{problem} It is tried again within the hour.",
            ({ } read, "") => $"Read on {Wording.Of(read, zone)}; {feed.Busy.Count} busy times ahead.",
            ({ } read, var problem) => $"{problem} The times of {Wording.Of(read, zone)} go on counting.",
        };
    }
}
