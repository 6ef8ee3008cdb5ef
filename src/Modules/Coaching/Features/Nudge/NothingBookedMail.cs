using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.Nudge;

/// <summary>
/// Reminds a participant once for each stretch of fourteen days in which nothing was held and nothing is booked: one sentence and a link, and
/// no second one until something has happened in between.
/// </summary>
internal sealed class NothingBookedMail(IOutbox outbox, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "nothing-booked";
    public static readonly Duration Patience = Duration.FromDays(14);

    public string Kind => MessageKind;

    public async Task RemindAll(UnitOfWork work)
    {
        var quiet = work.Now - Patience;
        var pairs = await work.Set<Engagement>().AsNoTracking().Where(pair => pair.EndedAt == null && pair.Group == null && pair.StartedAt <= quiet)
            .Where(pair => !work.Set<Session>().Any(session => session.Engagement == pair.Id
                && ((session.State == SessionState.Booked) || (session.State == SessionState.Held && session.Start > quiet))))
            .Join(work.Set<Place>().AsNoTracking(), pair => pair.Place, place => place.Id, (pair, place) => new { Pair = pair, Place = place })
            .ToListAsync();
        foreach (var pair in pairs.Where(row => row.Place.ClosesAt > work.Now).Select(row => row.Pair))
        {
            var held = await work.Set<Session>().CountAsync(row => row.Engagement == pair.Id && row.State == SessionState.Held);
            await outbox.Enqueue(new(pair.Participant, MessageKind, $"{MessageKind}/{pair.Id}/{held}", "An hour to choose, when you have one",
                $"Nothing is booked for you at the moment. If you like, choose an hour: {address.Of("/me/bookings")}\n", work.Now, pair.Id.ToString()), work);
        }
    }

    /// <summary>Not any more once something is booked or the pair has ended.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var (id, now) = (new EngagementId(value), clock.GetCurrentInstant());
        return await reader.Query<Engagement>().AnyAsync(row => row.Id == id && row.EndedAt == null)
            && !await reader.Query<Session>().AnyAsync(row => row.Engagement == id && row.State == SessionState.Booked && row.Start > now);
    }
}
