using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Data;

internal sealed class OutsideEvents(Reader reader) : IOutsideEvents
{
    public async Task<IReadOnlyList<OutsideEvent>> Of(ProgrammeId programme) =>
        [.. (await reader.Query<OutsideEventRow>().Where(row => row.ProgrammeId == programme).ToListAsync())
            .OrderBy(row => row.Code.Value, StringComparer.Ordinal).ThenBy(row => row.On).ThenBy(row => row.Kind, StringComparer.Ordinal)
            .Select(row => new OutsideEvent(row.Code, row.Kind, row.On, row.ToldBy))];
}
