using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>Nobody signs the sample's words in a real programme. A demonstration may show them.</summary>
internal sealed class ConsentBeforeOpening(IProgrammes programmes) : IOpeningCondition
{
    public async Task<Refusal?> Refusal(ProgrammeId programme, bool isDemonstration, UnitOfWork work) =>
        !isDemonstration && await programmes.Find(programme) is { Protocol.Consent.IsSample: true } ? new ConsentTextIsASample() : null;
}
