using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.BreakConfidence;

/// <summary>The coach records that confidentiality could not be kept and on which ground. Nobody is called by this: the pathway says whom to call.</summary>
internal sealed class BreakConfidence(Writer writer)
{
    public async Task<Result<Done>> Handle(PersonId coach, EngagementId pair, ConfidenceGround? ground)
    {
        if (ground is not { } on) return new GroundIsNotSaid();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (!await work.Set<Engagement>().AnyAsync(row => row.Id == pair && row.Coach == coach)) return new ThereIsNoSuchPair();
            work.Set<ConfidenceException>().Add(new() { Id = NewId.Of<ConfidenceExceptionId>(), Engagement = pair, Ground = on, At = work.Now });
            work.Record("ConfidenceBroken", $"engagement/{pair}", new { Ground = on.ToString() });
            return Done.It;
        });
    }
}
