using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Protocols.Data;

internal sealed class Programmes(Reader reader, ProtocolLibrary library, Tenancy tenancy, IClock clock) : IProgrammes
{
    public async Task<IReadOnlyList<Programme>> All()
    {
        var versions = (await reader.Query<ProgrammeVersionRow>().ToListAsync()).ToLookup(row => row.ProgrammeId);
        return [.. (await reader.Query<ProgrammeRow>().OrderBy(row => row.CreatedAt).ToListAsync()).Select(row => Read(row, InForce(versions[row.Id], version => version.Version, version => version.EffectiveOn)))];
    }

    public async Task<Programme?> Find(ProgrammeId id) => await Editions(id) is { Count: > 0 } editions ? await Read(InForce(editions, edition => edition.Version, edition => edition.EffectiveOn)) : null;

    public async Task<Programme?> Find(ProgrammeId id, int version)
    {
        if (library.Known(id, version) is { } known) return tenancy.SeesAll || known.Institution == tenancy.Institution ? known : null;
        if ((await Editions(id)).SingleOrDefault(edition => edition.Version == version) is not { } found) return null;
        var programme = await Read(found);
        library.Note(programme, version);
        return programme;
    }

    public async Task<IReadOnlyList<ProtocolVersion>> Versions(ProgrammeId id) => [.. (await Rows(id)).OrderBy(row => row.Version).Select(Describe)];

    // Every request asks for a programme, and a document is read once: so the versions come without it.
    private static readonly Compiled<Func<ConfrereContext, ProgrammeId, IAsyncEnumerable<Edition>>> EditionsOf = new(() => EF.CompileAsyncQuery((ConfrereContext db, ProgrammeId id) =>
        from programme in db.Set<ProgrammeRow>().AsNoTracking()
        join version in db.Set<ProgrammeVersionRow>() on programme.Id equals version.ProgrammeId
        where programme.Id == id
        select new Edition { Programme = programme, Version = version.Version, Hash = version.ProtocolHash, EffectiveOn = version.EffectiveOn }));

    private Task<List<Edition>> Editions(ProgrammeId id) => reader.Query(async db => await EditionsOf.For(db)(db, id).ToListAsync());

    private Task<List<ProgrammeVersionRow>> Rows(ProgrammeId id) => reader.Query<ProgrammeVersionRow>().Where(row => row.ProgrammeId == id).ToListAsync();

    private T InForce<T>(IEnumerable<T> versions, Func<T, int> number, Func<T, LocalDate> effective) where T : class
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var known = versions.OrderBy(number).ToList();
        // The first is in force whatever its day says: a programme always follows one.
        return known.LastOrDefault(row => effective(row) <= today) ?? known[0];
    }

    private async Task<Programme> Read(Edition edition)
    {
        var (row, version) = (edition.Programme, edition.Version);
        var protocol = library.Known(edition.Hash)
            ?? library.Read(await reader.Query<ProgrammeVersionRow>().SingleAsync(known => known.ProgrammeId == row.Id && known.Version == version));
        return new(row.Id, row.InstitutionId, row.Name, protocol, edition.Hash);
    }

    private Programme Read(ProgrammeRow row, ProgrammeVersionRow version) =>
        new(row.Id, row.InstitutionId, row.Name, library.Read(version), version.ProtocolHash);

    private ProtocolVersion Describe(ProgrammeVersionRow row)
    {
        var protocol = library.Read(row);
        return new(row.Version, row.ProtocolHash, protocol.Consent.Version, CanonicalProtocol.HashOf(protocol.Consent), protocol.Amendment?.Reason,
            row.EffectiveOn, protocol.Amendment is { AsksConsentAgain: true }, row.AddedAt);
    }

    private sealed record Edition
    {
        public required ProgrammeRow Programme { get; init; }
        public required int Version { get; init; }
        public required string Hash { get; init; }
        public required LocalDate EffectiveOn { get; init; }
    }
}
