using Confrere.Analysis.Contracts;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Report;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>Freezes the sponsor's page of the latest run under a link, once, and lets the evidence know.</summary>
internal sealed class ReleasePack(Writer writer, IProgrammes programmes)
{
    /// <returns>The token of the pack's link.</returns>
    public async Task<Result<string>> Handle(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        if (ProgrammePlan.Of(programme) is { IsRefused: true, Refusal: { } refusal }) return refusal;
        var plan = ProgrammePlan.Of(programme).Value;
        return await writer.Write<Result<string>>(async work =>
        {
            var run = await work.Set<AnalysisRun>().Where(row => row.Programme == id).OrderByDescending(row => row.RanAt).FirstOrDefaultAsync();
            if (run is null) return new NothingHasRun();
            if (await work.Set<ReleasedPack>().AnyAsync(row => row.Run == run.Id)) return new IsReleasedAlready();
            var numbers = new StoredNumbers(run.Results);
            if (Difference(plan, numbers, plan.PrimaryOutcome) is not { Value: not null } primary) return new NoPrimaryResult();
            var (treated, control) = (primary.N[plan.Treated.Level], primary.N[plan.Control.Level]);
            var disclosure = new Disclosure(programme.Protocol.Disclosure.SmallestCell);
            if (!disclosure.Admits(treated, control)) return new GroupIsTooSmall(disclosure.SmallestCell);
            var page = PackOf(programme, plan, run, numbers, treated, control, disclosure).Page();
            var pack = Store(run, page, work);
            await work.Publish(Event(programme, plan, run, primary, treated, control, work));
            return pack.Token;
        });
    }

    private static ResultNumber? Difference(TrialPlan plan, StoredNumbers numbers, PlannedOutcome outcome) => numbers.Find($"{outcome.Code}.{plan.PrimaryVisit}.difference");

    private static SponsorPack PackOf(
        Programme programme, TrialPlan plan, AnalysisRun run, StoredNumbers numbers, int treated, int control, Disclosure disclosure)
    {
        var lines = plan.Outcomes.Select(outcome => (outcome, number: Difference(plan, numbers, outcome)))
            // A secondary outcome whose groups are too small is left out whole.
            .Where(x => x.number is { Value: not null, Interval: not null } && x.number.N.Values.All(n => disclosure.Admits(n)))
            .Select(x => new PackLine(x.outcome, x.number!.Value!.Value, x.number.Interval!, x.number.Method));
        var sessions = numbers.Find($"delivery.sessions-held.{plan.Treated.Level}.mean")?.Value;
        return new(plan, programme.Protocol.Summary.Trim(), plan.Visits.Single(visit => visit.Code == plan.PrimaryVisit), [.. lines],
            new(treated, control, (int)numbers.Find("randomised")!.Value!.Value, sessions, run.ResultsHash, numbers.DataHash, numbers.Code), disclosure);
    }

    private static ReleasedPack Store(AnalysisRun run, string page, UnitOfWork work)
    {
        var pack = new ReleasedPack
        {
            Id = NewId.Of<ReleasedPackId>(), Programme = run.Programme, Run = run.Id, Token = NewId.Token(), Page = page, Hash = FrozenDataset.HashOf(page), ReleasedAt = work.Now,
        };
        work.Db.Add(pack);
        work.Record("ResultReleased", $"programme/{run.Programme}", new { run = run.Id.Value, resultsHash = run.ResultsHash, packHash = pack.Hash });
        return pack;
    }

    private static ResultReleased Event(Programme programme, TrialPlan plan, AnalysisRun run, ResultNumber primary, int treated, int control, UnitOfWork work) => new(
        programme.Id, programme.Name, plan.PrimaryOutcome.Code, Wording.Capital(plan.PrimaryOutcome.Label), plan.PrimaryOutcome.Unit, primary.Value!.Value,
        primary.StandardError!.Value, primary.DegreesOfFreedom!.Value, primary.Interval!.Lower, primary.Interval.Upper, treated, control, primary.Method,
        run.ResultsHash, work.Now);
}
