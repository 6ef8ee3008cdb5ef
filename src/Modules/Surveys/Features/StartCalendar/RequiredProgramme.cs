using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;

namespace Confrere.Surveys.Features.StartCalendar;

internal static class RequiredProgramme
{
    /// <exception cref="InvalidOperationException">The programme is not of this institution, or there is none: a bug of the caller.</exception>
    public static async Task<Programme> Required(this IProgrammes programmes, ProgrammeId id) =>
        await programmes.Find(id) ?? throw new InvalidOperationException($"The programme {id} is not known here.");
}
