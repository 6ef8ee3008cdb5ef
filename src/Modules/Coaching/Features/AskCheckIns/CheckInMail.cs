using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskCheckIns;

/// <summary>
/// Asks somebody, at the months after their coaching that the protocol names, how far they are and whether they want to meet again. Whoever had
/// no session is not asked, nor whoever withdrew from anything.
/// </summary>
internal sealed class CheckInMail(IOutbox outbox, PublicAddress address, IProgrammes programmes, IPeople people, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "check-in";
    public const string OwnPage = "/me/further";

    public string Kind => MessageKind;

    public async Task AskAll(UnitOfWork work)
    {
        foreach (var programme in await programmes.All())
            if (programme.Protocol.Boosters is { CheckInMonths: { Count: > 0 } months })
                await Ask(programme.Id, months, work);
    }

    private async Task Ask(ProgrammeId programme, IReadOnlyList<int> months, UnitOfWork work)
    {
        // A day more on either side than any zone can shift the calendar.
        var (latest, earliest) = (work.Now - Duration.FromDays(28 * months.Min() - 1), work.Now - Duration.FromDays(31 * months.Max() + 62));
        var ended = await work.Set<Engagement>().AsNoTracking()
            .Where(pair => pair.Programme == programme && pair.EndedAt != null && pair.EndedAt <= latest && pair.EndedAt >= earliest)
            .Where(pair => pair.EndedBecause == Engagement.Completed || pair.EndedBecause == Engagement.WindowEnded)
            .Where(pair => work.Set<Place>().Any(place => place.Id == pair.Place && place.Kind == PlaceKind.Course && !place.IsWithdrawn))
            .Where(pair => work.Set<Session>().Any(session => session.Engagement == pair.Id && session.State == SessionState.Held)).ToListAsync();
        var asked = (await work.Set<CheckIn>().Where(row => row.Programme == programme).Select(row => new { row.Place, row.Months }).ToListAsync()).Select(row => (row.Place, row.Months)).ToHashSet();
        var contacts = await people.ContactsOf([.. ended.Select(pair => pair.Participant).Distinct()]);
        foreach (var pair in ended.Where(pair => contacts.ContainsKey(pair.Participant)))
        {
            var zone = DateTimeZoneProviders.Tzdb[contacts[pair.Participant].ZoneId];
            if (CheckInCalendar.DueMonth(pair.EndedAt!.Value, zone, months, work.Now) is { } month && asked.Add((pair.Place, month))) await Ask(pair, month, zone, work);
        }
    }

    private async Task Ask(Engagement pair, int month, DateTimeZone zone, UnitOfWork work)
    {
        var checkIn = new CheckIn
        {
            Id = NewId.Of<CheckInId>(), Place = pair.Place, Programme = pair.Programme, Person = pair.Participant, Months = month, AskedAt = work.Now,
            OpenUntil = CheckInCalendar.Until(pair.EndedAt!.Value, zone, month),
        };
        work.Set<CheckIn>().Add(checkIn);
        work.Record("CheckInAsked", $"check-in/{checkIn.Id}", new { Months = month });
        await outbox.Enqueue(new(pair.Participant, MessageKind, $"{MessageKind}/{checkIn.Id}", "A few statements, some months on",
            $"It has been {month} months. Four statements are waiting on your own page, and nobody but you sees what you answer: {address.Of(OwnPage)}\n", work.Now, checkIn.Id.ToString()), work);
    }

    /// <summary>Not any more once it is answered, its time is over, or they withdrew.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var (id, now) = (new CheckInId(value), clock.GetCurrentInstant());
        return await reader.Query<CheckIn>().AnyAsync(row => row.Id == id && row.AnsweredAt == null && row.OpenUntil > now
            && reader.Query<Place>().Any(place => place.Id == row.Place && !place.IsWithdrawn));
    }
}
