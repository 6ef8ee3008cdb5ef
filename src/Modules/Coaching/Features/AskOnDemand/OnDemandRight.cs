using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskOnDemand;

/// <summary>
/// Whether coaching can be asked for: in a programme without a draw, or once its study is over, which is when the sealed list was opened. Whoever
/// takes part in another study that runs does not get it beside that study.
/// </summary>
internal sealed class OnDemandRight(Reader reader, IProgrammes programmes, IParticipants participants, IAllocationSeals seals, IClock clock)
{
    public async Task<Result<Offering>> Of(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return new NothingToAskFor();
        if (programme.Protocol.Offerings.FirstOrDefault(row => row.Kind == Offering.OneToOne) is not { } offering) return new NothingToAskFor();
        return await IsOver(programme) ? offering : new TrialStillRuns();
    }

    public async Task<Refusal?> Against(PersonId person)
    {
        if (await participants.OfPerson(person) is { HasWithdrawn: false } participant && await programmes.Find(participant.Programme) is { } own && !await IsOver(own))
            return new StudyWouldBlur(own.Name);
        return await IsOpenFor(reader.Query<Place>(), reader.Query<Engagement>(), person, clock.GetCurrentInstant()) ? new CoachingIsOpenAlready() : null;
    }

    /// <summary>Whether a place is open or an engagement runs.</summary>
    public static async Task<bool> IsOpenFor(IQueryable<Place> places, IQueryable<Engagement> pairs, PersonId person, Instant now)
    {
        var own = await pairs.Where(row => row.Participant == person).ToListAsync();
        if (own.Exists(pair => pair.EndedAt is null)) return true;
        return (await places.Where(row => row.Person == person).ToListAsync())
            .Exists(place => place.ClosesAt > now && !own.Exists(pair => pair.Place == place.Id && pair.EndedBecause == Engagement.Completed));
    }

    // Both lists are opened together, so either tells; where neither draws anything, nothing can be blurred.
    private async Task<bool> IsOver(Programme programme) =>
        (!programme.Protocol.IsRandomised || await seals.Of(programme.Id) is { OpenedAt: not null })
        && (programme.Protocol.Boosters is not { Who: BoosterRules.Drawn } || await seals.OfBoosters(programme.Id) is { OpenedAt: not null });
}
