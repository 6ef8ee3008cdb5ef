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
            if (Estimate(plan, numbers, plan.PrimaryOutcome) is not { Value: not null } primary) return new NoPrimaryResult();
            var disclosure = new Disclosure(programme.Protocol.Disclosure.SmallestCell);
            if (!disclosure.Admits([.. primary.N.Values])) return new GroupIsTooSmall(disclosure.SmallestCell);
            var lines = Lines(plan, numbers, disclosure);
            var contrasts = Contrasts(plan, numbers, disclosure);
            var groups = ReleasedMembers.Of(run, plan, lines.Select(line => line.Outcome), contrasts.Select(other => other.Contrast));
            if (await shelf.Ledger(id, disclosure, work) is var ledger && groups.Select(group => ledger.TooNear(group.Members)).FirstOrDefault(earlier => earlier is not null) is { } near) return new GroupIsTooNear(near);
            var page = plan.ComparesArms
                ? (PackOf(programme, plan, run, numbers, primary, disclosure, lines, outlook) with { Contrasts = contrasts }).Page()
                : OpenPackOf(programme, plan, run, numbers, primary, disclosure, lines, outlook).Page();
            var pack = shelf.Put(run, ReleasedPack.Result, page, groups, work);
            // What nobody was compared with is no evidence of what coaching does.
            if (plan.ComparesArms) await work.Publish(Event(programme, plan, run, primary, work));
            return pack.Token;
        });
    }

    private static ResultNumber? Estimate(TrialPlan plan, StoredNumbers numbers, PlannedOutcome outcome) =>
        numbers.Find(plan.ComparesArms ? $"{outcome.Code}.{plan.PrimaryVisit}.difference" : $"{outcome.Code}.{plan.PrimaryVisit}.{plan.Treated.Level}.change.mean");

    // A comparison with a group that is too small is left out whole.
    private static IReadOnlyList<PackContrast> Contrasts(TrialPlan plan, StoredNumbers numbers, Disclosure disclosure) =>
    [
        .. (plan.Contrasts?.Further ?? []).Select(contrast => (contrast, number: numbers.Find($"{contrast.Code}.{plan.PrimaryOutcome.Code}.{plan.PrimaryVisit}.difference")))
            .Where(x => x.number is { Value: not null, Interval: not null } && disclosure.Admits([.. x.number.N.Values]))
            .Select(x => new PackContrast(x.contrast, x.number!.Value!.Value, x.number.Interval!, x.number.AdjustedP)),
    ];

    // A secondary outcome whose groups are too small is left out whole.
    private static IReadOnlyList<PackLine> Lines(TrialPlan plan, StoredNumbers numbers, Disclosure disclosure) =>
    [
        .. plan.Outcomes.Select(outcome => (outcome, number: Estimate(plan, numbers, outcome)))
            .Where(x => x.number is { Value: not null, Interval: not null } && x.number.N.Values.All(n => disclosure.Admits(n)))
            .Select(x => new PackLine(x.outcome, x.number!.Value!.Value, x.number.Interval!, x.number.Method)),
    ];

    private static SponsorPack PackOf(
        Programme programme, TrialPlan plan, AnalysisRun run, StoredNumbers numbers, ResultNumber primary, Disclosure disclosure, IReadOnlyList<PackLine> lines, PackOutlook outlook) => new(
        plan, programme.Protocol.Summary.Trim(), plan.KeyVisit, lines, Source(plan, run, numbers, primary.N[plan.Treated.Level], primary.N[plan.Control.Level], All(numbers, $"randomised.{plan.Treated.Level}") + All(numbers, $"randomised.{plan.Control.Level}")),
        outlook, disclosure);

    private static OpenPack OpenPackOf(
        Programme programme, TrialPlan plan, AnalysisRun run, StoredNumbers numbers, ResultNumber primary, Disclosure disclosure, IReadOnlyList<PackLine> lines, PackOutlook outlook) => new(
        plan, programme.Protocol.Summary.Trim(), plan.KeyVisit, lines, Source(plan, run, numbers, primary.N[plan.Treated.Level], 0, All(numbers, "participants")), PackSentences.Cost(outlook.Costs), disclosure);

    private static int All(StoredNumbers numbers, string id) => (int)numbers.Find(id)!.Value!.Value;

    private static PackSource Source(TrialPlan plan, AnalysisRun run, StoredNumbers numbers, int treated, int control, int all) =>
        new(treated, control, all, numbers.Find($"delivery.sessions-held.{plan.Treated.Level}.mean")?.Value, run.ResultsHash, numbers.DataHash, numbers.Code);

    private static ResultReleased Event(Programme programme, TrialPlan plan, AnalysisRun run, ResultNumber primary, UnitOfWork work) => new(
        programme.Id, programme.Name, plan.PrimaryOutcome.Code, Wording.Capital(plan.PrimaryOutcome.Label), plan.PrimaryOutcome.Unit, primary.Value!.Value,
        primary.StandardError!.Value, primary.DegreesOfFreedom!.Value, primary.Interval!.Lower, primary.Interval.Upper, primary.N[plan.Treated.Level], primary.N[plan.Control.Level], primary.Method,
        run.ResultsHash, work.Now);
}
