using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.AskForBooster;

/// <summary>
/// A person asks for a further session. It opens at once and goes on with the coach they know, where the hard rules and that coach's room
/// still allow it; otherwise they choose again.
/// </summary>
internal sealed class AskForBooster(Writer writer, Reader reader, BoosterRight right)
{
    /// <returns>Whether it goes on with the coach they know.</returns>
    public async Task<Result<bool>> Handle(PersonId person)
    {
        var offer = await right.Of(person);
        if (offer.IsRefused) return offer.Refusal;
        var (programme, offering) = offer.Value;
        var former = await FurtherPlace.FormerCoach(reader.Query<Engagement>(), person);
        return await writer.Write<Result<bool>>(async work =>
        {
            if (await Open(work, person, programme.Id)) return new FurtherSessionIsOpen();
            var place = await FurtherPlace.Open(programme.Id, person, offering, PlaceKind.Booster, work);
            work.Record("FurtherSessionAsked", $"place/{place.Id}");
            await work.Db.SaveChangesAsync();
            return former is { } coach && !(await Pairing.Begin(place, coach, programme.Protocol.Coaches, "CoachingContinued", work)).IsRefused;
        });
    }

    // Two requests at once: the second finds the first's place.
    private static async Task<bool> Open(UnitOfWork work, PersonId person, ProgrammeId programme) =>
        (await work.Set<Place>().Where(row => row.Person == person && row.Programme == programme && row.Kind == PlaceKind.Booster)
            .Where(row => !work.Set<Engagement>().Any(pair => pair.Place == row.Id && pair.EndedBecause == Engagement.Completed)).ToListAsync())
        .Exists(row => row.ClosesAt > work.Now);
}
