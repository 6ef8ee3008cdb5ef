using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Coaching.Features.LogPractice;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Features.SeeCoach;

[Authorize(Policy = CoachingAccess.Roster), RequestSizeLimit(KeepFiles.Uploaded.MostRequestBytes)]
internal sealed class SeeCoachPage(
    Reader reader, IPeople people, IClock clock, KeepCredential keep, MoveCoachOn move, SetContract contracts, NameMentor mentors, KeepFiles.KeepFiles files) : PageModel
{
    public string Name { get; private set; } = "";
    public CoachProfile Profile { get; private set; } = null!;
    public IReadOnlyList<Credential> Credentials { get; private set; } = [];
    public IReadOnlyDictionary<CredentialId, CoachFileId> Evidence { get; private set; } = new Dictionary<CredentialId, CoachFileId>();
    public IReadOnlyList<(Guid Id, string Name)> Mentors { get; private set; } = [];
    public IReadOnlyList<string> Leaves { get; private set; } = [];
    public string Practice { get; private set; } = "";
    public string? Lapse { get; private set; }
    public string Work => Profile.Specialty == Profile.Department ? Profile.Department : $"{Profile.Specialty}, {Profile.Department}";
    public string Rate => Profile.ContractRate?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
    public TypedCredential? Typed { get; private set; }
    public string? Refusal { get; private set; }
    public CoachStanding? Asked { get; private set; }
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStanding(Guid id, CoachStanding standing, string? reason)
    {
        (Asked, Reason) = (standing, reason);
        return await Answer(id, (await move.Handle(new(id), standing, reason)).Refusal, "The standing is changed.");
    }

    public async Task<IActionResult> OnPostMentor(Guid id, Guid? mentor) =>
        await Answer(id, (await mentors.Handle(new(id), mentor is { } named ? new PersonId(named) : null)).Refusal, mentor is null ? "There is no mentor." : "The mentor is named.");

    public async Task<IActionResult> OnPostCredential(Guid id, string? body, string? level, string? number, string? issued, string? expires, int? required, int? earned)
    {
        Typed = new(body, level, number, issued, expires, required, earned);
        if (Read(issued) is not { } from || Read(expires) is not { } until) return await Again(id, "The two dates are needed; write them like 2027-01-31. Nothing was kept.");
        var details = new CredentialDetails(body ?? "", level ?? "", number ?? "", from, until, required ?? 0, earned ?? 0);
        return await Answer(id, (await keep.Handle(new(id), details)).Refusal, "The credential is kept.");
    }

    public async Task<IActionResult> OnPostContract(Guid id, PayContract contract, string? rate, int? weeklyMinutes, string? chargedTo)
    {
        var read = decimal.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null;
        return await Answer(id, (await contracts.Handle(new(id), contract, read, weeklyMinutes, chargedTo ?? "")).Refusal, "The contract is set. It counts for sessions recorded from now on.");
    }

    public async Task<IActionResult> OnPostEvidence(Guid id, Guid credential, IFormFile? file) =>
        await Answer(id, (await files.Evidence(new(id), new(credential), await KeepFiles.Uploaded.BytesOf(file))).Refusal, "The file is kept.");

    public string Date(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    private static LocalDate? Read(string? date) => LocalDatePattern.Iso.Parse(date ?? "") is { Success: true } read ? read.Value : null;

    private async Task<IActionResult> Answer(Guid id, Refusal? refusal, string done)
    {
        if (refusal is not null) return await Again(id, refusal.Sentence);
        TempData["Done"] = done;
        return Redirect($"/coaches/{id}");
    }

    private async Task<IActionResult> Again(Guid id, string sentence)
    {
        if (!await Load(id)) return NotFound();
        Refusal = sentence;
        return Page();
    }

    private async Task<bool> Load(Guid id)
    {
        var coach = new PersonId(id);
        if (await reader.Query<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return false;
        (Profile, Name) = (profile, (await people.ContactOf(coach))?.Name ?? "A coach");
        Credentials = [.. (await reader.Query<Credential>().Where(row => row.Coach == coach).ToListAsync()).OrderByDescending(row => row.Expires)];
        Evidence = (await reader.Query<CoachFile>().Where(row => row.Coach == coach && row.Credential != null).Select(row => new { row.Id, row.Credential }).ToListAsync())
            .ToDictionary(row => row.Credential!.Value, row => row.Id);
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date;
        Leaves = [.. (await reader.Query<Leave>().Where(row => row.Coach == coach).ToListAsync()).Where(row => row.Until >= today).OrderBy(row => row.From)
            .Select(row => $"{Date(row.From)} to {Date(row.Until)}")];
        Practice = PracticeSums.InWords(await reader.Query<PracticeEntry>().Where(row => row.Coach == coach).ToListAsync());
        var certified = await reader.Query<CoachProfile>().Where(row => row.Standing == CoachStanding.Certified && row.Person != coach).Select(row => row.Person).ToListAsync();
        Mentors = [.. (await people.ContactsOf(certified)).Values.OrderBy(contact => contact.Name, StringComparer.Ordinal).Select(contact => (contact.Person.Value, contact.Name))];
        Lapse = CredentialLapse.Of(profile.CredentialValidUntil, today, await reader.Query<Engagement>().AnyAsync(row => row.Coach == coach && row.EndedAt == null));
        return true;
    }
}
