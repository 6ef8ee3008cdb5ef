using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.RecordOutsideEvent;

/// <summary>
/// Something from outside reached a participant: told by themselves, or by a director who heard of it. Asked in the same words of everybody,
/// whatever their group. The director names the person and never meets the code.
/// </summary>
internal sealed class RecordOutsideEvent(Writer writer, Reader reader, IParticipants participants, ActorScope actor, IClock clock)
{
    private const string ByParticipant = "participant";
    private const string ByDirector = "director";
    private static readonly Period Furthest = Period.FromYears(1);

    public async Task<Result<Done>> ByThemselves(PersonId person, string? kind, string? date) =>
        await participants.OfPerson(person) is { } participant ? await Store(participant, kind, date, ByParticipant) : new PersonIsNoParticipant();

    public async Task<Result<Done>> ByTheDirector(ProgrammeId programme, Guid invitation, string? kind, string? date)
    {
        var id = new InvitationId(invitation);
        var row = await reader.Query<InvitationRow>().SingleOrDefaultAsync(row => row.Id == id && row.ProgrammeId == programme && row.State == InvitationState.Consented);
        if (row is null || await participants.OfPerson(row.PersonId) is not { } participant || participant.Programme != programme) return new PersonIsNoParticipant();
        return await Store(participant, kind, date, ByDirector);
    }

    private async Task<Result<Done>> Store(Participant participant, string? kind, string? date, string toldBy)
    {
        if (kind is null || !OutsideEventKind.Words.ContainsKey(kind)) return new KindIsNotChosen();
        if (NodaTime.Text.LocalDatePattern.Iso.Parse(date ?? "") is not { Success: true, Value: var on }) return new DateIsMissing();
        var zone = DateTimeZoneProviders.Tzdb[participant.ZoneId];
        var (today, earliest) = (clock.GetCurrentInstant().InZone(zone).Date, participant.ConsentedAt.InZone(zone).Date - Furthest);
        if (on > today || on < earliest) return new DateIsOutOfReach(earliest, today);
        // Neither who told nor whom it is about stands in the log: a director knows both, and would read the code beside them.
        actor.Act(new(toldBy));
        return await writer.Write<Result<Done>>(async work =>
        {
            var rows = work.Set<OutsideEventRow>();
            if (await rows.AnyAsync(row => row.ProgrammeId == participant.Programme && row.Code == participant.Code && row.Kind == kind && row.On == on)) return new EventIsToldAlready();
            work.Db.Add(new OutsideEventRow { Id = NewId.Of<OutsideEventId>(), ProgrammeId = participant.Programme, Code = participant.Code, Kind = kind, On = on, ToldBy = toldBy });
            work.Record("OutsideEventTold", $"programme/{participant.Programme}", new { kind, toldBy });
            return Done.It;
        });
    }
}
