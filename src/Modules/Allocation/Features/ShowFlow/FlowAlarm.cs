using Confrere.Allocation.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>A flow that does not add up becomes a fact, once for each set of contradictions however often it is looked at.</summary>
internal sealed class FlowAlarm(Writer writer, AuditLog log)
{
    public const string Fact = "ParticipantFlowDoesNotAddUp";

    public async Task Note(ProgrammeId programme, FlowChart chart)
    {
        if (chart.Problems() is not { Count: > 0 } problems) return;
        var details = new { problems };
        var (subject, written) = ($"programme/{programme}", CanonicalJson.Of(details));
        if (await log.All(Fact).AnyAsync(fact => fact.Subject == subject && fact.Details == written)) return;
        await writer.Write(work =>
        {
            work.Record(Fact, subject, details);
            return Task.CompletedTask;
        });
    }
}
