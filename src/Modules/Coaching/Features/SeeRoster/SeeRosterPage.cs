using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Features.MeasureCoaches;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SeeCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Features.SeeRoster;

[Authorize(Policy = CoachingAccess.Roster)]
internal sealed class SeeRosterPage(Reader reader, IPeople people, IClock clock, RegisterCoach.RegisterCoach register, CoachesInSum sum) : PageModel
{
    public IReadOnlyList<RosterRow> Coaches { get; private set; } = [];
    public IReadOnlyList<(Domain.Quarter Quarter, IReadOnlyList<CoachScale> Scales)> InSum { get; private set; } = [];
    public int SmallestCell { get; private set; }
    public string? Refusal { get; private set; }
    public TypedCoach Typed { get; private set; } = new();

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "Typed")] TypedCoach typed)
    {
        Typed = typed;
        Refusal = LocalDatePattern.Iso.Parse(typed.ValidUntil ?? "") is { Success: true } date
            ? (await register.Handle(Details(typed, date.Value))).Refusal?.Sentence
            : "The date until which the credential is valid is missing; write it like 2027-01-31.";
        if (Refusal is null)
        {
            TempData["Done"] = "The coach is added. They can sign in and state their hours.";
            return Redirect("/coaches");
        }
        await Load();
        return Page();
    }

    public string Figure(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static CoachDetails Details(TypedCoach typed, LocalDate validUntil) => new(
        typed.Name ?? "", typed.Email ?? "", typed.ZoneId ?? "", typed.Department ?? "", typed.Specialty ?? "", typed.CareerStage ?? "",
        typed.Languages ?? "", typed.Interests ?? "", typed.Manner ?? "", typed.Credential ?? "", validUntil, typed.Capacity,
        typed.CallPool ?? "", typed.Standing);

    private async Task Load()
    {
        (InSum, SmallestCell) = (await sum.Read(), await sum.SmallestCell());
        var profiles = await reader.Query<CoachProfile>().ToListAsync();
        var names = await people.ContactsOf([.. profiles.Select(row => row.Person)]);
        var withHours = (await reader.Query<WeeklyHours>().Select(row => row.Coach).Distinct().ToListAsync()).ToHashSet();
        var today = clock.GetCurrentInstant().InUtc().Date;
        Coaches = [.. profiles.Select(row => Row(row, names, withHours, today)).OrderBy(row => row.Name, StringComparer.Ordinal)];
    }

    private static RosterRow Row(CoachProfile row, IReadOnlyDictionary<PersonId, Contact> names, HashSet<PersonId> withHours, LocalDate today) => new(
        row.Person.ToString(), names.GetValueOrDefault(row.Person)?.Name ?? "A coach", row.Standing, row.Department, row.Specialty, row.Credential,
        row.CredentialValidUntil.ToString("d MMM uuuu", CultureInfo.InvariantCulture), row.CredentialValidUntil < today, row.CredentialValidUntil < today + CredentialLapse.Ahead, row.Capacity, withHours.Contains(row.Person));
}
