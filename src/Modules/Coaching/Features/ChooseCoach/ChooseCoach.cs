using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>A participant chooses one of the proposed coaches. The hard rules and the coach's room are asked again in the transaction that decides.</summary>
internal sealed class ChooseCoach(Writer writer, Reader reader, ProposeCoaches proposals)
{
    public async Task<Result<EngagementId>> Handle(PersonId person, PersonId coach)
    {
        // The number allowed at once is the protocol's and does not change while one chooses; the load does.
        var mostAtOnce = await TellWishes.PlaceOf(reader.Query<Place>(), person) is { } place ? await proposals.MostAtOnce(place.Programme) : 0;
        return await writer.Write(work => Choose(person, coach, mostAtOnce, work));
    }

    private static async Task<Result<EngagementId>> Choose(PersonId person, PersonId coach, int mostAtOnce, UnitOfWork work)
    {
        if (await TellWishes.PlaceOf(work.Set<Place>(), person) is not { } place || place.ClosesAt <= work.Now) return new CoachingIsNotOpen();
        if (place.Wishes is not { } wishes) return new DepartmentIsNeeded();
        if (await work.Set<Engagement>().AnyAsync(row => row.ActiveParticipant == person)) return new CoachIsChosenAlready();
        if (await work.Set<Engagement>().AnyAsync(row => row.Place == place.Id && row.EndedBecause == Engagement.Completed)) return new CoachingIsNotOpen();
        var candidates = await Roster.Candidates(
            work.Set<CoachProfile>().Where(row => row.Person == coach), work.Set<WeeklyHours>().Where(row => row.Coach == coach),
            work.Set<Engagement>().Where(row => row.Coach == coach), mostAtOnce);
        if (candidates is not [var candidate]) return new CoachIsNotHere();
        if (Matching.Barrier(person, wishes, place.ClosesAt, candidate) is { } barrier) return new CoachCannotBeChosen(barrier);
        return Begin(place, coach, work);
    }

    private static EngagementId Begin(Place place, PersonId coach, UnitOfWork work)
    {
        var engagement = new Engagement
        {
            Id = NewId.Of<EngagementId>(), Place = place.Id, Programme = place.Programme, Participant = place.Person, Coach = coach,
            StartedAt = work.Now, ActiveParticipant = place.Person,
        };
        work.Set<Engagement>().Add(engagement);
        work.Record("CoachChosen", $"engagement/{engagement.Id}");
        return engagement.Id;
    }
}
