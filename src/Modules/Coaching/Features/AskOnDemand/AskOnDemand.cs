using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using NodaTime;

namespace Confrere.Coaching.Features.AskOnDemand;

/// <summary>A physician asks for coaching. The place opens at once and waits for a coach; its window begins with the coach and not with the asking.</summary>
internal sealed class AskOnDemand(Writer writer, OnDemandRight right, IPeople people)
{
    /// <summary>For how long somebody stays in the queue before they are asked to say again that they want it.</summary>
    public static readonly Duration Patience = Duration.FromDays(365);

    public async Task<Result<Done>> Handle(PersonId person, ProgrammeId programme)
    {
        var offering = await right.Of(programme);
        if (offering.IsRefused) return offering.Refusal;
        if (await right.Against(person) is { } refusal) return refusal;
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await OnDemandRight.IsOpenFor(work.Set<Place>(), work.Set<Engagement>(), person, work.Now)) return new CoachingIsOpenAlready();
            var place = await FurtherPlace.Open(programme, person, offering.Value, PlaceKind.OnDemand, work);
            (place.WindowOnceBegun, place.ClosesAt) = (offering.Value.WindowDays, work.Now + Patience);
            await people.Grant(person, Role.Participant, work);
            work.Record("CoachingAsked", $"place/{place.Id}");
            return Done.It;
        });
    }
}
