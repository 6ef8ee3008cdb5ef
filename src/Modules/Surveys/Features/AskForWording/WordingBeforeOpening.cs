using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.AskForWording;

/// <summary>Nobody can open a real programme while it would ask in stand-in sentences. A demonstration may.</summary>
internal sealed class WordingBeforeOpening(IProgrammes programmes, InstrumentCatalogue catalogue) : IOpeningCondition
{
    public async Task<Refusal?> Refusal(ProgrammeId programme, bool isDemonstration, UnitOfWork work)
    {
        if (isDemonstration || await programmes.Find(programme) is not { } found) return null;
        var standIns = found.Protocol.Visits.SelectMany(visit => visit.Instruments).Distinct().Where(code => catalogue[code].IsStandIn).Order(StringComparer.Ordinal).ToList();
        return standIns.Count == 0 ? null : new WordingStandsIn(standIns);
    }
}
