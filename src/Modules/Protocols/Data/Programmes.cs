using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Protocols.Data;

internal sealed class Programmes(Reader reader, ProtocolLibrary library, IClock clock) : IProgrammes
{
    public async Task<IReadOnlyList<Programme>> All()
    {
        var versions = (await reader.Query<ProgrammeVersionRow>().ToListAsync()).ToLookup(row => row.ProgrammeId);
        return [.. (await reader.Query<ProgrammeRow>().OrderBy(row => row.CreatedAt).ToListAsync()).Select(row => Read(row, InForce(versions[row.Id])))];
    }

    public async Task<Programme?> Find(ProgrammeId id) => await Row(id) is { } row ? Read(row, InForce(await Rows(id))) : null;

    public async Task<Programme?> Find(ProgrammeId id, int version) =>
        await Row(id) is { } row && (await Rows(id)).SingleOrDefault(known => known.Version == version) is { } found ? Read(row, found) : null;

    public async Task<IReadOnlyList<ProtocolVersion>> Versions(ProgrammeId id) => [.. (await Rows(id)).OrderBy(row => row.Version).Select(Describe)];

    private Task<ProgrammeRow?> Row(ProgrammeId id) => reader.Query<ProgrammeRow>().SingleOrDefaultAsync(row => row.Id == id);

    private Task<List<ProgrammeVersionRow>> Rows(ProgrammeId id) => reader.Query<ProgrammeVersionRow>().Where(row => row.ProgrammeId == id).ToListAsync();

    private ProgrammeVersionRow InForce(IEnumerable<ProgrammeVersionRow> versions)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var known = versions.OrderBy(row => row.Version).ToList();
        // The first is in force whatever its day says: a programme always follows one.
        return known.LastOrDefault(row => row.EffectiveOn <= today) ?? known[0];
    }

    private Programme Read(ProgrammeRow row, ProgrammeVersionRow version) =>
        new(row.Id, row.InstitutionId, row.Name, library.Read(version), version.ProtocolHash);

    private ProtocolVersion Describe(ProgrammeVersionRow row)
    {
        var protocol = library.Read(row);
        return new(row.Version, row.ProtocolHash, protocol.Consent.Version, CanonicalProtocol.HashOf(protocol.Consent), protocol.Amendment?.Reason,
            row.EffectiveOn, protocol.Amendment is { AsksConsentAgain: true }, row.AddedAt);
    }
}
