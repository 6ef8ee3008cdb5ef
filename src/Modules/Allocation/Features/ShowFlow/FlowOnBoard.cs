using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>The published flow diagram, live, on the director's board. Here, because this is the lowest module that sees all its counts.</summary>
internal sealed class FlowOnBoard(IProgrammes programmes, IRecruitment recruitment, IAllocationCounts allocations, ICompletion completion) : IBoardSection
{
    public int Order => 10;

    public string Title => "Participant flow";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        if (await Flow(programme) is not { } flow || flow.Recruitment[0].Count == 0) return null;
        return new HtmlString(FlowDrawing.Of(flow).Text);
    }

    internal async Task<ParticipantFlow?> Flow(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return null;
        var (recruited, allocated) = (await recruitment.Counts(id), (await allocations.Of(id)).Allocated);
        var visits = (await completion.Of(id)).ToDictionary(visit => visit.Visit);
        VisitCompletion Of(Visit visit) => visits.GetValueOrDefault(visit.Code) ?? new(visit.Code, visit.Label, 0, 0, 0, 0, 0);
        var baseline = Of(programme.Protocol.Baseline);
        return ParticipantFlow.Of(new(
            recruited.Invited, recruited.Assessed, recruited.NotEligible, recruited.Declined, recruited.Consented,
            baseline.Open + baseline.NotYetOpen, baseline.Missed, allocated,
            [.. programme.Protocol.Visits.Where(visit => !visit.IsBaseline).OrderBy(visit => visit.DueDay).Select(visit =>
                VisitOf(visit.Label, Of(visit)))]));
    }

    private static FlowVisit VisitOf(string label, VisitCompletion counts) => new(label, counts.Submitted, counts.Open, counts.NotYetOpen, counts.Missed);
}
