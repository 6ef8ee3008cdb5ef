using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.EnterShare;

/// <summary>Nobody can open a real programme's enrolment before two custodians have entered their shares. A demonstration may, and a programme that draws nothing has no seed.</summary>
internal sealed class SharesBeforeOpening(IProgrammes programmes) : IOpeningCondition
{
    public async Task<Refusal?> Refusal(ProgrammeId programme, bool isDemonstration, UnitOfWork work)
    {
        if (isDemonstration || await programmes.Find(programme) is { Protocol.DrawsAnything: false }) return null;
        var entered = await work.Set<CustodianShare>().CountAsync(row => row.Programme == programme);
        return entered == Custody.Custodians ? null : new CustodiansAreMissing(entered);
    }
}
