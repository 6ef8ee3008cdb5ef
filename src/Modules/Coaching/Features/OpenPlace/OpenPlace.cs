using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.OpenPlace;

/// <summary>
/// Coaching opened for a participant: crosses from the code to the person, because a coach meets a person, and forgets the code.
/// </summary>
internal sealed class OpenPlace(IParticipants participants, IProgrammes programmes) : IHandle<CoachingOpened>
{
    public async Task Handle(CoachingOpened occurred, UnitOfWork work)
    {
        // Somebody who waits may leave the coaching before it opens.
        if (await participants.Find(occurred.Participant) is { HasLeftCoaching: true }) return;
        var person = await participants.PersonOf(occurred.Participant, work)
            ?? throw new InvalidOperationException("Coaching opened for a participant who is no person; the link table is incomplete.");
        var places = work.Set<Place>();
        if (await places.AnyAsync(row => row.Person == person && row.Programme == occurred.Programme && row.Kind == PlaceKind.Course)) return;
        // No fact of its own: standing next to ParticipantAllocated in the log it would tell the arm. The allocation's committed fact covers it.
        places.Add(Opened(occurred, person, await OfferingOf(occurred)));
    }

    private static Place Opened(CoachingOpened occurred, PersonId person, Offering offering) => new()
    {
        Id = NewId.Of<PlaceId>(), Programme = occurred.Programme, Person = person, IsTrainees = offering.Kind == Offering.TraineeCoaching, Offering = offering.Code, GroupSize = offering.Kind == Offering.Group ? offering.GroupSize : null, Sessions = offering.Sessions,
        Minutes = offering.MinutesPerSession, OpenedAt = occurred.At, ClosesAt = occurred.At + Duration.FromDays(offering.WindowDays), WishesJson = "",
    };

    private async Task<Offering> OfferingOf(CoachingOpened occurred)
    {
        var programme = await programmes.Followed(occurred.Programme, occurred.Participant, participants)
            ?? throw new InvalidOperationException($"Coaching opened in programme {occurred.Programme}, which is not here.");
        return programme.Protocol.Offerings.FirstOrDefault(offering => offering.Code == occurred.Offering)
            ?? throw new InvalidOperationException($"The protocol of programme {occurred.Programme} has no offering \"{occurred.Offering}\".");
    }
}
