using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Features.SetHours;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class SetHoursPage(Reader reader, SetHours set) : PageModel
{
    private const int StretchesADay = 2;
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string ZoneId { get; private set; } = "";
    public IReadOnlyList<HoursRow> Rows { get; private set; } = [];
    public string? Refusal { get; private set; }
    public IReadOnlyList<string> Zones { get; } = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))];

    private PersonId Coach => User.PersonId()!.Value;

    public async Task OnGet()
    {
        ZoneId = await reader.Query<CoachProfile>().Where(row => row.Person == Coach).Select(row => row.ZoneId).FirstOrDefaultAsync() ?? "";
        var stored = (await reader.Query<WeeklyHours>().Where(row => row.Coach == Coach).ToListAsync()).OrderBy(row => row.From).ToLookup(row => row.Day);
        Rows = [.. Days.SelectMany(day => Enumerable.Range(0, StretchesADay).Select(index => Row(day, stored[day].ElementAtOrDefault(index))))];
    }

    public async Task<IActionResult> OnPost(string? zone, HoursRow[] rows)
    {
        (ZoneId, Rows) = (zone ?? "", [.. Enumerable.Range(0, 7 * StretchesADay).Select(index => Typed(index, rows.ElementAtOrDefault(index)))]);
        var unread = Rows.Where(row => !row.IsEmpty && (Parsed(row.From) is null || Parsed(row.Until) is null)).ToList();
        Refusal = unread.Count > 0
            ? string.Join(" ", unread.Select(row => $"{row.Day}: please fill in both times, like 09:00.")) + " Your hours were not changed."
            : (await set.Handle(Coach, ZoneId, Week())).Refusal?.Sentence;
        if (Refusal is not null) return Page();
        TempData["Done"] = "Your hours are saved.";
        return Redirect("/coach");
    }

    private static IEnumerable<IsoDayOfWeek> Days => Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day);

    private static HoursRow Typed(int index, HoursRow? row) => new() { Day = (IsoDayOfWeek)(index / StretchesADay + 1), From = row?.From, Until = row?.Until };

    private IReadOnlyList<HoursOfDay> Week() =>
        [.. Rows.Where(row => !row.IsEmpty).Select(row => new HoursOfDay(row.Day, Parsed(row.From)!.Value, Parsed(row.Until)!.Value))];

    private static LocalTime? Parsed(string? text) => text is not null && Pattern.Parse(text.Trim()) is { Success: true } read ? read.Value : null;

    private static HoursRow Row(IsoDayOfWeek day, WeeklyHours? stored) =>
        new() { Day = day, From = stored is null ? null : Pattern.Format(stored.From), Until = stored is null ? null : Pattern.Format(stored.Until) };
}
