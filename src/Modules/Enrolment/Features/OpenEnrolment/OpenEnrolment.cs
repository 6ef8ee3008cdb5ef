using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>Opens a programme to participants, once. Allocation seals its seed in the same transaction.</summary>
internal sealed class OpenEnrolment(Writer writer, Reader reader, IProgrammes programmes, IInstitutions institutions, IEnumerable<IOpeningCondition> conditions, IClock clock)
{
    /// <param name="despiteWarnings">The director has read the warnings of <see cref="WarningsFor"/> and opens all the same.</param>
    public async Task<Result<Done>> Handle(ProgrammeId id, bool despiteWarnings = false)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsUnknown();
        var institution = await institutions.Current();
        if (programme.Protocol.Consent.IsSample && institution is not { IsDemonstration: true }) return new ConsentTextIsASample();
        var warnings = WarningsFor(programme, institution);
        if (warnings.Count > 0 && !despiteWarnings) return new WarningsAreNotAnswered(warnings);
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<OpeningRow>().AnyAsync(row => row.ProgrammeId == id)) return new EnrolmentIsOpenAlready();
            foreach (var condition in conditions)
                if (await condition.Refusal(id, institution is { IsDemonstration: true }, work) is { } refusal) return refusal;
            work.Db.Add(new OpeningRow { ProgrammeId = id, ProtocolHash = programme.ProtocolHash, OpenedAt = work.Now });
            work.Record("EnrolmentOpened", $"programme/{id}", new { protocolHash = programme.ProtocolHash, warnings = warnings.Count });
            await work.Publish(new EnrolmentOpened(id));
            return Done.It;
        });
    }

    /// <summary>What a director should think about before opening; empty when all is well.</summary>
    public IReadOnlyList<string> WarningsFor(Programme programme, Institution? institution)
    {
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[institution?.ZoneId ?? "UTC"]).Date;
        return programme.Protocol.Registration switch
        {
            null => ["The protocol names no trial registration. Journals ask for one made before the first participant consents."],
            { Date: null } registration => [$"The registration {registration.Number} has no date, so nobody can see that it came before the first consent."],
            { Date: { } date } registration when date > today =>
                [$"The registration {registration.Number} is dated {date:yyyy-MM-dd}, after today. Enrolment that begins before registration counts as late registration."],
            _ => [],
        };
    }

    public async Task<Instant?> OpenedAt(ProgrammeId id) =>
        (await reader.Query<OpeningRow>().SingleOrDefaultAsync(row => row.ProgrammeId == id))?.OpenedAt;
}
