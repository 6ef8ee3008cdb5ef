using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.LogPractice;
using Confrere.Coaching.Features.SeeCoach;
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

namespace Confrere.Coaching.Features.EditProfile;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class EditProfilePage(Reader reader, IClock clock, EditProfile edit, TakeLeave.TakeLeave leave, LogPractice.LogPractice log,
    KeepPace.KeepPace pace) : PageModel
{
    private const string DatesAreNeeded = "Please give the date, like 2027-01-31. Nothing was changed.";

    public bool IsCoach { get; private set; }
    public ProfileWords Words { get; private set; } = new("", "", "", "", "", "");
    public IReadOnlyList<(string Id, string Days)> Leaves { get; private set; } = [];
    public string Practice { get; private set; } = "";
    public string? Lapse { get; private set; }
    public (int Notice, int Horizon, int Buffer) Pace { get; private set; }
    public string? From { get; private set; }
    public string? Until { get; private set; }
    public string? On { get; private set; }
    public string? Refusal { get; private set; }

    private PersonId Coach => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostWords(string? specialty, string? careerStage, string? languages, string? interests, string? manner, string? callPool)
    {
        var words = new ProfileWords(specialty ?? "", careerStage ?? "", languages ?? "", interests ?? "", manner ?? "", callPool ?? "");
        return await Answer((await edit.Handle(Coach, words)).Refusal?.Sentence, "Your profile is saved.", () => Words = words);
    }

    public async Task<IActionResult> OnPostLeave(string? from, string? until)
    {
        (From, Until) = (from, until);
        if (Read(from) is not { } first || Read(until) is not { } last) return await Answer(DatesAreNeeded, "");
        var outcome = await leave.Handle(Coach, first, last);
        return await Answer(outcome.Refusal?.Sentence, outcome is { IsRefused: false } && outcome.Value > 0
            ? $"Nobody can book you on these days. {outcome.Value} booked before stay booked; move or cancel them on your agenda." : "Nobody can book you on these days.");
    }

    public async Task<IActionResult> OnPostReturn([FromForm(Name = "leave")] Guid id) => await Answer((await leave.Return(Coach, new(id))).Refusal?.Sentence, "These days are offered again.");

    public async Task<IActionResult> OnPostPace(int? notice, int? horizon, int? buffer) =>
        await Answer((await pace.Handle(Coach, notice ?? 0, horizon ?? 0, buffer ?? 0)).Refusal?.Sentence, "It is kept. What is booked stays booked.");

    public async Task<IActionResult> OnPostPractice(string? on, int? minutes, PracticeKind kind)
    {
        On = on;
        return Read(on) is not { } day ? await Answer(DatesAreNeeded, "") : await Answer((await log.Handle(Coach, day, minutes ?? 0, kind)).Refusal?.Sentence, "It is in your log.");
    }

    private static LocalDate? Read(string? date) => LocalDatePattern.Iso.Parse(date ?? "") is { Success: true } read ? read.Value : null;

    private async Task<IActionResult> Answer(string? refusal, string done, Action? typed = null)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect("/coach/profile");
        }
        await Load();
        Refusal = refusal;
        typed?.Invoke();
        return Page();
    }

    private async Task Load()
    {
        if (await reader.Query<CoachProfile>().FirstOrDefaultAsync(row => row.Person == Coach) is not { } profile) return;
        IsCoach = true;
        Words = new(profile.Specialty, profile.CareerStage, profile.Languages, profile.Interests, profile.Manner, profile.CallPool);
        Pace = ((int)profile.Pace.Notice.TotalHours, (int)profile.Pace.Horizon.TotalDays, (int)profile.Pace.Buffer.TotalMinutes);
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date;
        Leaves = [.. (await reader.Query<Leave>().Where(row => row.Coach == Coach).ToListAsync()).Where(row => row.Until >= today).OrderBy(row => row.From)
            .Select(row => (row.Id.ToString(), $"{Date(row.From)} to {Date(row.Until)}"))];
        Practice = PracticeSums.InWords(await reader.Query<PracticeEntry>().Where(row => row.Coach == Coach).ToListAsync());
        Lapse = CredentialLapse.Of(profile.CredentialValidUntil, today, await reader.Query<Engagement>().AnyAsync(row => row.Coach == Coach && row.EndedAt == null));
    }

    private static string Date(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
