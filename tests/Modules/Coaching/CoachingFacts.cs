using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Coaching;

internal static class CoachingFacts
{
    public static async Task<IReadOnlyList<AuditFact>> Facts(this CoachingHouse coaching, string action) =>
        (await coaching.House.AsSystem(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync())).FindAll(fact => fact.Action == action);
}
