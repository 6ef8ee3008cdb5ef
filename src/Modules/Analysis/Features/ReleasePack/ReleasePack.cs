using Confrere.Analysis.Contracts;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Report;
using Confrere.Coaching.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>Freezes the sponsor's page of the latest run under a link, once, and lets the evidence know.</summary>
internal sealed class ReleasePack(Writer writer, IProgrammes programmes, ProgrammePlan plans, PackShelf shelf, ICoachingCosts costs, IWhatToExpect expected)
{
    /// <returns>The token of the pack's link.</returns>
    public async Task<Result<string>> Handle(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        if (plans.Of(programme) is { IsRefused: true, Refusal: { } refusal }) return refusal;
        var plan = plans.Of(programme).Value;
        var outlook = new PackOutlook(await costs.CostsOf(id, new Disclosure(programme.Protocol.Disclosure.SmallestCell).SmallestCell), await expected.OnScale(plan.PrimaryOutcome.Code));
        return await writer.Write<Result<string>>(async work =>
        {
            var run = await work.Set<AnalysisRun>().Where(row => row.Programme == id).OrderByDescending(row => row.RanAt).FirstOrDefaultAsync();
            if (run is null) return new NothingHasRun();
            if (await work.Set<ReleasedPack>().AnyAsync(row => row.Run == run.Id && row.Kind == ReleasedPack.Result)) return new IsReleasedAlready();
            var numbers = new StoredNumbers(run.Results);
            if (Difference(plan, numbers, plan.PrimaryOutcome) is not { Value: not null } primary) return new NoPrimaryResult();
            var (treated, control) = (primary.N[plan.Treated.Level], primary.N[plan.Control.Level]);
            var disclosure = new Disclosure(programme.Protocol.Disclosure.SmallestCell);
            if (!disclosure.Admits(treated, control)) return new GroupIsTooSmall(disclosure.SmallestCell);
            var lines = Lines(plan, numbers, disclosure);
            var groups = ReleasedMembers.Of(run, plan, lines.Select(line => line.Outcome));
            if (await shelf.Ledger(id, disclosure, work) is var ledger && groups.Select(group => ledger.TooNear(group.Members)).FirstOrDefault(earlier => earlier is not null) is { } near) return new GroupIsTooNear(near);
            var page = PackOf(programme, plan, run, numbers, treated, control, disclosure, lines, outlook).Page();
            var pack = shelf.Put(run, ReleasedPack.Result, page, groups, work);
            await work.Publish(Event(programme, plan, run, primary, treated, control, work));
            return pack.Token;
        });
    }

    private static ResultNumber? Difference(TrialPlan plan, StoredNumbers numbers, PlannedOutcome outcome) => numbers.Find($"{outcome.Code}.{plan.PrimaryVisit}.difference");

    // A secondary outcome whose groups are too small is left out whole.
    private static IReadOnlyList<PackLine> Lines(TrialPlan plan, StoredNumbers numbers, Disclosure disclosure) =>
    [
        .. plan.Outcomes.Select(outcome => (outcome, number: Difference(plan, numbers, outcome)))
            .Where(x => x.number is { Value: not null, Interval: not null } && x.number.N.Values.All(n => disclosure.Admits(n)))
            .Select(x => new PackLine(x.outcome, x.number!.Value!.Value, x.number.Interval!, x.number.Method)),
    ];

    private static SponsorPack PackOf(
        Programme programme, TrialPlan plan, AnalysisRun run, StoredNumbers numbers, int treated, int control, Disclosure disclosure, IReadOnlyList<PackLine> lines, PackOutlook outlook)
    {
        var sessions = numbers.Find($"delivery.sessions-held.{plan.Treated.Level}.mean")?.Value;
        return new(plan, programme.Protocol.Summary.Trim(), plan.Visits.Single(visit => visit.Code == plan.PrimaryVisit), lines,
            new(treated, control, (int)numbers.Find("randomised")!.Value!.Value, sessions, run.ResultsHash, numbers.DataHash, numbers.Code), outlook, disclosure);
    }

    private static ResultReleased Event(Programme programme, TrialPlan plan, AnalysisRun run, ResultNumber primary, int treated, int control, UnitOfWork work) => new(
        programme.Id, programme.Name, plan.PrimaryOutcome.Code, Wording.Capital(plan.PrimaryOutcome.Label), plan.PrimaryOutcome.Unit, primary.Value!.Value,
        primary.StandardError!.Value, primary.DegreesOfFreedom!.Value, primary.Interval!.Lower, primary.Interval.Upper, treated, control, primary.Method,
        run.ResultsHash, work.Now);
}
