using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskForBooster;

/// <summary>
/// Whether a person may ask for a further session now, by the protocol that they signed: its boosters are for whoever asks, their course is
/// over, and the survey that measures the course alone is in or its time is over.
/// </summary>
internal sealed class BoosterRight(Reader reader, IProgrammes programmes, IParticipants participants, IVisitStandings standings, IClock clock)
{
    public async Task<Result<BoosterOffer>> Of(PersonId person)
    {
        var places = await reader.Query<Place>().Where(row => row.Person == person).ToListAsync();
        if (places.Where(row => row.Kind == PlaceKind.Course && !row.IsWithdrawn).MaxBy(row => row.OpenedAt) is not { } course) return new NothingToFollow();
        var participant = await participants.OfPerson(person);
        var programme = participant is not null && participant.Programme == course.Programme ? await programmes.Followed(participant) : await programmes.Find(course.Programme);
        if (programme?.Protocol.Boosters is not { } rules) return new NoFurtherSessions();
        if (rules.Who == BoosterRules.Drawn) return new ChanceDecides();
        if (rules.Who == BoosterRules.Everybody) return new OpensByItself(Label(programme, rules));
        if (!await IsOver(course)) return new CourseStillRuns();
        foreach (var further in places.Where(row => row.Kind == PlaceKind.Booster && row.Programme == course.Programme))
            if (!await IsOver(further)) return new FurtherSessionIsOpen();
        if (participant is not null && !await IsMeasured(participant, rules.AfterVisit)) return new SurveyComesFirst(Label(programme, rules));
        return programme.Protocol.Offerings.FirstOrDefault(row => row.Code == rules.Offering) is { } offering
            ? new BoosterOffer(programme, offering) : new NoFurtherSessions();
    }

    private async Task<bool> IsOver(Place place)
    {
        var pairs = await reader.Query<Engagement>().Where(row => row.Place == place.Id).ToListAsync();
        if (pairs.Exists(pair => pair.EndedAt is null)) return false;
        return place.ClosesAt <= clock.GetCurrentInstant() || pairs.Exists(pair => pair.EndedBecause == Engagement.Completed);
    }

    private async Task<bool> IsMeasured(Participant participant, string visit)
    {
        var standing = (await standings.Of(participant.Programme, participant.Code)).FirstOrDefault(row => row.Visit == visit);
        return standing?.Progress is VisitProgress.Submitted or VisitProgress.Missed or VisitProgress.Left;
    }

    private static string Label(Programme programme, BoosterRules rules) =>
        programme.Protocol.Visits.FirstOrDefault(visit => visit.Code == rules.AfterVisit)?.Label ?? rules.AfterVisit;
}
