using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RunMatch;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskOnDemand;

/// <summary>Reads what an expected wait is computed from: room, queue and recent starts of one programme.</summary>
internal sealed class ExpectedWaits(Reader reader, Waiting waiting, IClock clock)
{
    private static readonly Duration LookBack = Duration.FromDays(180);

    /// <param name="asker">Somebody who waits already: only those before them are ahead. Null for somebody who would ask now.</param>
    public async Task<ExpectedWait> Of(Programme programme, Offering offering, PersonId? asker)
    {
        var now = clock.GetCurrentInstant();
        var queue = (await waiting.In(programme.Id)).Where(place => place.Kind != PlaceKind.Booster).ToList();
        var ahead = asker is { } person && queue.FindIndex(place => place.Person == person) is >= 0 and var index ? index : queue.Count;
        var firsts = (await reader.Query<Engagement>().Where(pair => pair.Programme == programme.Id).Select(pair => new { pair.Place, pair.StartedAt }).ToListAsync())
            .GroupBy(pair => pair.Place).Select(place => place.Min(pair => pair.StartedAt)).ToList();
        // A house younger than the look-back is judged by its own age.
        var since = firsts.Count > 0 ? Instant.Max(now - LookBack, firsts.Min()) : now;
        return new(await Room(programme, offering, now), ahead, firsts.Count(start => start > since), (int)Math.Round((now - since).TotalDays));
    }

    private async Task<int> Room(Programme programme, Offering offering, Instant now)
    {
        var ties = await Roster.Ties(reader.Query<Tie>(), reader.Query<SamePerson>());
        var coaches = await Roster.Candidates(reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(), reader.Query<Leave>(), ties, programme.Protocol.Coaches.MostAtOnce, now);
        var until = (now + Duration.FromDays(offering.WindowDays)).InUtc().Date;
        return coaches.Where(coach => coach.IsCertified && !coach.IsAway && coach.CredentialValidUntil > until && coach.Hours.Count > 0).Sum(coach => coach.Room);
    }
}
