using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
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
        await using var held = await reader.Hold();
        var labels = await reader.Query<Obligation>().Where(row => row.Participant == participant.Code).Select(row => new { row.Visit, row.Label }).ToDictionaryAsync(row => row.Visit, row => row.Label);
        var own = await scores.Of(participant.Code);
        return
        [
            .. from scale in catalogue.All.SelectMany(instrument => instrument.Scales)
               let points = own.Where(score => score.Scale == scale.Code && score.Value is not null).OrderBy(score => score.SubmittedAt)
                   .Select(score => new CurvePoint(
                       score.SubmittedAt.InZone(zone).Date, labels[score.Visit], score.Value!.Value, score.ItemsAnswered, score.ItemsAsked, score.CorrectedAt is not null))
                   .ToList()
               where points.Count > 0
               select new OwnCurve(scale, points),
        ];
    }
}
