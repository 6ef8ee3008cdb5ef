using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>Opens a programme to participants, once. Allocation seals its seed in the same transaction.</summary>
internal sealed class OpenEnrolment(Writer writer, IProgrammes programmes, IInstitutions institutions, Conditions conditions, IClock clock)
{
    /// <param name="despiteWarnings">The director has read the warnings of <see cref="WarningsFor"/> and opens all the same.</param>
    public async Task<Result<Done>> Handle(ProgrammeId id, bool despiteWarnings = false)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsUnknown();
        var warnings = WarningsFor(programme, await institutions.Current());
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<OpeningRow>().AnyAsync(row => row.ProgrammeId == id)) return new EnrolmentIsOpenAlready();
            if (await conditions.Unmet(id, work) is { Count: > 0 } unmet) return unmet is [var only] ? only : new ConditionsAreUnmet(unmet);
            if (warnings.Count > 0 && !despiteWarnings) return new WarningsAreNotAnswered(warnings);
            work.Db.Add(new OpeningRow { ProgrammeId = id, ProtocolHash = programme.ProtocolHash, OpenedAt = work.Now });
            work.Record("EnrolmentOpened", $"programme/{id}",
                new { protocolHash = programme.ProtocolHash, warnings = warnings.Count, undecided = programme.Protocol.Undecided.Select(decision => decision.Field).ToArray() });
            await work.Publish(new EnrolmentOpened(id));
            return Done.It;
        });
    }

    /// <summary>What must be done before; empty when nothing stands in the way.</summary>
    public Task<IReadOnlyList<Refusal>> Unmet(ProgrammeId id) => writer.Write(work => conditions.Unmet(id, work));

    /// <summary>What a director should think about before opening; empty when all is well.</summary>
    public IReadOnlyList<string> WarningsFor(Programme programme, Institution? institution)
    {
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[institution?.ZoneId ?? "UTC"]).Date;
        return
        [
            .. RegistrationWarning.IsFor(programme.Protocol) && RegistrationWarning.BeforeOpening(programme.Protocol.Registration, today) is { } late ? [late] : Array.Empty<string>(),
            // A demonstration runs on what nobody has decided; real people are not asked before somebody has.
            .. institution is { IsDemonstration: true } ? [] : programme.Protocol.Undecided.Select(decision => $"Nobody has decided {decision.Field} yet: {decision.Why}"),
        ];
    }
}
