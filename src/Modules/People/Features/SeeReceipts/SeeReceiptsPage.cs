using System.Globalization;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.People.Features.SeeReceipts;

[Authorize(Policy = PeopleAccess.Receipts)]
internal sealed class SeeReceiptsPage(Reader reader, IPeople people, IEnumerable<AccessRule> rules) : PageModel
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Create("dddd d MMMM uuuu", CultureInfo.InvariantCulture);
    private static readonly LocalTimePattern Hour = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Who, in which role, which kind of page, when in words, how often.</summary>
    internal sealed record Receipt(string Who, string Role, string What, string On, string At, int Times);

    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];
    public string Zone { get; private set; } = "UTC";

    public async Task OnGet()
    {
        var person = User.PersonId()!.Value;
        var rows = (await reader.Query<AccessReceiptRow>().Where(row => row.Subject == person).ToListAsync()).OrderByDescending(row => row.LastAt).ToList();
        var names = await people.ContactsOf([person, .. rows.Select(row => row.Reader).Distinct()]);
        Zone = names.GetValueOrDefault(person)?.ZoneId ?? "UTC";
        var (zone, words) = (DateTimeZoneProviders.Tzdb[Zone], rules.ToDictionary(rule => rule.Name, rule => rule.What));
        Receipts = [.. rows.Select(row => new Receipt(
            names.GetValueOrDefault(row.Reader)?.Name ?? "Somebody who is not here any more", row.Role.Replace('-', ' '),
            words.GetValueOrDefault(row.Rule) is { Length: > 0 } what ? what : "a page with your name",
            Day.Format(row.FirstAt.InZone(zone).Date), Between(row, zone), row.Times))];
    }

    private static string Between(AccessReceiptRow row, DateTimeZone zone)
    {
        string At(Instant instant) => Hour.Format(instant.InZone(zone).TimeOfDay);
        return row.FirstAt == row.LastAt ? At(row.FirstAt) : $"{At(row.FirstAt)} to {At(row.LastAt)}";
    }
}
