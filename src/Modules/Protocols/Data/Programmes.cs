using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Protocols.Data;

internal sealed class Programmes(Reader reader, ProtocolLibrary library) : IProgrammes
{
    public async Task<IReadOnlyList<Programme>> All() =>
        [.. (await reader.Query<ProgrammeRow>().OrderBy(row => row.CreatedAt).ToListAsync()).Select(Read)];

    public async Task<Programme?> Find(ProgrammeId id) =>
        await reader.Query<ProgrammeRow>().SingleOrDefaultAsync(row => row.Id == id) is { } row ? Read(row) : null;

    private Programme Read(ProgrammeRow row) => new(row.Id, row.InstitutionId, row.Name, library.Read(row), row.ProtocolHash);
}
