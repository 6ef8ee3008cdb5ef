using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>The curves of one participant, for their own eyes.</summary>
internal sealed class OwnCurves(IParticipants participants, Scores scores, Reader reader, InstrumentCatalogue catalogue)
{
    /// <returns>Null for somebody who takes no part.</returns>
    public async Task<IReadOnlyList<OwnCurve>?> Of(PersonId person)
    {
        await using var held = await reader.Hold();
        return await participants.OfPerson(person) is { } participant ? await Of(participant) : null;
    }

    /// <returns>A curve for every scale that has at least one score; empty before the first survey is sent.</returns>
    public async Task<IReadOnlyList<OwnCurve>> Of(Participant participant)
    {
        var zone = DateTimeZoneProviders.Tzdb[participant.ZoneId];
        var own = await scores.OfVisits(participant.Code);
        return
        [
            .. from scale in catalogue.All.SelectMany(instrument => instrument.Scales)
               let points = own.Where(visit => visit.Score.Scale == scale.Code && visit.Score.Value is not null).Select(visit => Point(visit.Label, visit.Score, zone)).ToList()
               where points.Count > 0
               select new OwnCurve(scale, points),
        ];
    }

    private static CurvePoint Point(string visit, Score score, DateTimeZone zone) =>
        new(score.SubmittedAt.InZone(zone).Date, visit, score.Value!.Value, score.ItemsAnswered, score.ItemsAsked, score.CorrectedAt is not null);
}
