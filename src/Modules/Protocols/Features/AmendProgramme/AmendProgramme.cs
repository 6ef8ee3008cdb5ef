using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Data;
using Confrere.Protocols.Domain;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Protocols.Features.AmendProgramme;

/// <summary>Gives a programme the next version of its protocol. Those who take part keep the version they consented to until they consent again.</summary>
internal sealed class AmendProgramme(Writer writer, Reader reader, ProtocolLibrary library, IClock clock)
{
    private static readonly Duration FurthestWest = Duration.FromHours(12);

    /// <summary>What would change, without changing it; or everything that stands against it.</summary>
    public async Task<Result<AmendmentPreview>> Preview(ProgrammeId id, string document) =>
        Weigh(await reader.Query<ProgrammeVersionRow>().Where(row => row.ProgrammeId == id).ToListAsync(), document, clock.GetCurrentInstant());

    public Task<Result<int>> Handle(ProgrammeId id, string document) => writer.Write<Result<int>>(async work =>
    {
        var weighed = Weigh(await work.Set<ProgrammeVersionRow>().Where(row => row.ProgrammeId == id).ToListAsync(), document, work.Now);
        if (weighed.Refusal is { } refusal) return refusal;
        var (next, amendment) = (weighed.Value.Next, weighed.Value.Amendment);
        var row = new ProgrammeVersionRow
        {
            ProgrammeId = id, Version = next.Version, Document = document, ProtocolHash = CanonicalProtocol.HashOf(next),
            EffectiveOn = amendment.EffectiveOn, AddedAt = work.Now,
        };
        work.Db.Add(row);
        work.Record("ProgrammeAmended", $"programme/{id}", new
        {
            protocol = next.Key, next.Version, hash = row.ProtocolHash, effectiveOn = amendment.EffectiveOn.ToString("uuuu-MM-dd", null),
            consent = CanonicalProtocol.HashOf(next.Consent), amendment.AsksConsentAgain,
        }, amendment.Reason);
        await work.Publish(new ProgrammeAmended(id, next.Version, amendment.EffectiveOn, amendment.AsksConsentAgain));
        return next.Version;
    });

    private Result<AmendmentPreview> Weigh(List<ProgrammeVersionRow> versions, string document, Instant now)
    {
        if (versions.MaxBy(row => row.Version) is not { } latest) return new ProgrammeIsUnknown();
        var reading = ProtocolDocument.Read(document);
        if (reading.Protocol is not { } next) return new DocumentHasProblems(reading.Problems);
        if (!reading.CanRun) return new DocumentCannotBeRun(reading.Limits);
        var before = library.Read(latest);
        var against = AmendmentRules.Against(before, latest.EffectiveOn, next, (now - FurthestWest).InUtc().Date);
        return against.Count > 0 ? new AmendmentIsNotAllowed(against) : new AmendmentPreview(next, ProtocolDiff.Between(before, next));
    }
}
