using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.TakeSeat;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.PlanGathering;

/// <summary>Plans a gathering, or calls it off. Whoever leads it is a coach of the house and free at that time.</summary>
internal sealed class PlanGathering(Writer writer, SeatMail mail)
{
    public Task<Result<GatheringId>> Handle(GatheringDetails details) => writer.Write<Result<GatheringId>>(async work =>
    {
        var problems = details.Problems().ToList();
        if (problems.Count > 0) return new GatheringIsIncomplete(string.Join(" ", problems));
        var gathering = Of(details);
        if (gathering.Start <= work.Now) return new GatheringIsIncomplete("It has begun already.");
        if (!await work.Set<CoachProfile>().AnyAsync(row => row.Person == details.Facilitator)) return new GatheringIsIncomplete("Whoever leads it is no coach here.");
        if (await Engaged.At(gathering.Interval, details.Facilitator, work)) return new FacilitatorIsBusy();
        work.Set<Gathering>().Add(gathering);
        work.Record("GatheringPlanned", $"gathering/{gathering.Id}", new { Kind = details.Kind.ToString(), details.Seats });
        return gathering.Id;
    });

    public Task<Result<Done>> Cancel(GatheringId id) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<Gathering>().FirstOrDefaultAsync(row => row.Id == id) is not { } gathering || !gathering.IsOpen(work.Now)) return new ThereIsNoSuchGathering();
        gathering.Cancel(work.Now);
        foreach (var seat in await work.Set<Seat>().Where(row => row.Gathering == id && row.Holder != null).ToListAsync())
        {
            var hadSeat = seat.State == SeatState.Taken;
            seat.GiveBack();
            if (hadSeat) await mail.TellEnd(gathering, seat, work);
        }
        work.Record("GatheringCancelled", $"gathering/{id}");
        return Done.It;
    });

    private static Gathering Of(GatheringDetails details)
    {
        var zone = DateTimeZoneProviders.Tzdb[details.ZoneId];
        return new()
        {
            Id = NewId.Of<GatheringId>(), Programme = details.Programme, Kind = details.Kind, Title = details.Title.Trim(), Where = details.Where.Trim(), Facilitator = details.Facilitator,
            Start = details.Start.InZoneLeniently(zone).ToInstant(), End = details.End.InZoneLeniently(zone).ToInstant(), ZoneId = details.ZoneId, Seats = details.Seats,
        };
    }
}
