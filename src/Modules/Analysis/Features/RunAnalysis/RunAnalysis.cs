using Confrere.Allocation.Contracts;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Report;
using Confrere.Analysis.Report.Bundle;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Analysis.Features.RunAnalysis;

/// <summary>
/// Opens the arms, with a reason, and runs the locked plan on the latest freeze. Refused before both stand, and in any other order: plan, freeze, arms.
/// The arms are opened in a transaction, the computing happens outside it so that it holds nobody up, and the run is stored in another.
/// </summary>
internal sealed class RunAnalysis(Writer writer, IProgrammes programmes, IUnblinding unblinding, ProgrammePlan plans, IAnswerRecords records)
{
    public const string Fact = "AnalysisRan";

    private sealed record Opened(FrozenSet Frozen, LockedPlan Locked, IReadOnlyDictionary<string, string> Arms, IReadOnlyDictionary<string, string>? Blocks, MinimisedList? Minimised, IReadOnlyList<PlanDeviation> Deviations);

    public async Task<Result<AnalysisRunId>> Handle(ProgrammeId id, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonIsMissing();
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        var planned = plans.Of(programme);
        if (planned.IsRefused) return planned.Refusal;
        var opened = await Open(programme, planned.Value, reason.Trim());
        if (opened.IsRefused) return opened.Refusal;
        var run = Compute(planned.Value, opened.Value, reason.Trim(), await AnsweredOn(id, planned.Value.KeyVisit.Code), programme.Protocol.Recruitment?.Planned);
        return await writer.Write<Result<AnalysisRunId>>(work =>
        {
            var stored = run(work);
            work.Db.Add(stored);
            work.Record(Fact, $"programme/{id}",
                new { run = stored.Id.Value, dataHash = opened.Value.Frozen.Hash, planHash = opened.Value.Locked.Hash, resultsHash = stored.ResultsHash, code = stored.Code, seed = stored.Seed }, reason.Trim());
            return Task.FromResult<Result<AnalysisRunId>>(stored.Id);
        });
    }

    private Task<Result<Opened>> Open(Programme programme, TrialPlan plan, string reason) => writer.Write<Result<Opened>>(async work =>
    {
        var (id, draw) = (programme.Id, ComparedDraw.Of(programme.Protocol));
        if (await work.Set<LockedPlan>().SingleOrDefaultAsync(row => row.Programme == id) is not { } locked) return new PlanIsNotLocked();
        if (locked.Hash != plan.Hash) return new PlanHasChanged();
        if (await unblinding.FirstOpened(id, work) is { } opened && opened < locked.LockedAt) return new ArmsWereOpenedBeforeTheLock();
        var frozen = await work.Set<FrozenSet>().Where(row => row.Programme == id).OrderByDescending(row => row.FrozenAt).FirstOrDefaultAsync();
        if (frozen is null) return new DatasetIsNotFrozen();
        if (frozen.FrozenAt < locked.LockedAt) return new FrozenBeforeTheLock();
        var deviations = await work.Set<Deviation>().Where(row => row.Programme == id).ToListAsync();
        var arms = await unblinding.Open(id, draw, reason, work);
        var blocks = await unblinding.Blocks(id, draw, work);
        return new Opened(frozen, locked, arms.ToDictionary(pair => pair.Key.Value, pair => pair.Value.Value), blocks?.ToDictionary(pair => pair.Key.Value, pair => pair.Value), await unblinding.Minimised(id, draw, work),
            [.. deviations.OrderBy(row => row.Date).ThenBy(row => row.RecordedAt).Select(row => new PlanDeviation(LocalDatePattern.Iso.Format(row.Date), row.What, row.Reason))]);
    });

    private async Task<IReadOnlyDictionary<string, LocalDate>> AnsweredOn(ProgrammeId id, string visit)
    {
        var days = new Dictionary<string, LocalDate>(StringComparer.Ordinal);
        await foreach (var record in records.Of(id))
            if (record.Visit == visit && record.SubmittedAt is { } at) days[record.Participant.Value] = at.InUtc().Date;
        return days;
    }

    // Nothing but what was frozen, the plan and the arms enters; the days of answering order the course that the dashboard shows, and no result.
    private static Func<UnitOfWork, AnalysisRun> Compute(TrialPlan plan, Opened opened, string reason, IReadOnlyDictionary<string, LocalDate> answered, int? planned)
    {
        var set = opened.Frozen;
        var frozen = FrozenDataset.Read(set.Text, set.Dictionary, set.Hash);
        var beside = new OpenedBeside(FrozenDelivery.Read(set.Delivery, set.DeliveryHash), set.DeliveryHash, FrozenExclusion.Read(set.Exclusions))
        {
            Deviations = opened.Deviations, Blocks = opened.Blocks, Minimised = opened.Minimised, Outside = FrozenOutside.Read(set.Outside, set.OutsideHash), Distress = FrozenDistress.Read(set.Distress),
        };
        var results = TrialAnalysis.Run(plan, frozen, opened.Arms, beside);
        var (text, report, word) = (ResultsJson.Of(results), TrialReport.Of(results), TrialReport.Word(results));
        var bundle = Convert.ToBase64String(RBundle.Of(results, frozen, opened.Arms, beside));
        var course = CoursePoint.TextOf(OutcomeCourse.Of(results.Plan, frozen, opened.Arms, answered, planned));
        return work => new()
        {
            Id = NewId.Of<AnalysisRunId>(), Programme = set.Programme, Frozen = set.Id, Plan = opened.Locked.Id, Reason = reason, Results = text, ResultsHash = FrozenDataset.HashOf(text),
            Report = report, Word = word, Bundle = bundle, Code = results.CodeVersion, Seed = (long)plan.Seed, Warnings = string.Join('\n', results.Warnings), Course = course, RanAt = work.Now,
        };
    }
}
