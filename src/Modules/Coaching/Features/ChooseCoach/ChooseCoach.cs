using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>A participant chooses one of the proposed coaches.</summary>
internal sealed class ChooseCoach(Writer writer, Reader reader, ProposeCoaches proposals)
{
    public async Task<Result<EngagementId>> Handle(PersonId person, PersonId coach)
    {
        // The rules are the protocol's and do not change while one chooses; the load does.
        var rules = await TellWishes.PlaceOf(reader.Query<Place>(), person) is { } known ? await proposals.Rules(known.Programme) : null;
        return await writer.Write<Result<EngagementId>>(async work =>
            rules is null || await TellWishes.PlaceOf(work.Set<Place>(), person) is not { } place
                ? new CoachingIsNotOpen() : await Pairing.Begin(place, coach, rules, "CoachChosen", work));
    }
}
