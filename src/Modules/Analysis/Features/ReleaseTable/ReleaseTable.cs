using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;

namespace Confrere.Analysis.Features.ReleaseTable;

/// <summary>
/// Releases how many of each arm scored how much: a table of counts, through <see cref="TableRelease"/>, as a signed page under a link. It is as fine as it may be, and what
/// was released before is in its way.
/// </summary>
internal sealed class ReleaseTable(Writer writer, IProgrammes programmes, ProgrammePlan plans, IScales scales, PackShelf shelf)
{
    private const int Quarters = 4;

    /// <returns>The token of the page's link.</returns>
    public async Task<Result<string>> Handle(ProgrammeId id, string? outcomeCode, string? visitCode)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        if (plans.Of(programme) is { IsRefused: true, Refusal: { } refusal }) return refusal;
        var plan = plans.Of(programme).Value;
        var outcome = plan.Outcomes.FirstOrDefault(known => known.Code == outcomeCode);
        var visit = plan.Visits.Prepend(plan.Baseline).FirstOrDefault(known => known.Code == visitCode);
        if (outcome is null || visit is null || scales.Find(outcome.Code) is not { } scale) return new TableIsUnknown();
        var (kind, disclosure) = ($"{outcome.Code}@{visit.Code}", new Disclosure(programme.Protocol.Disclosure.SmallestCell));
        return await writer.Write<Result<string>>(async work =>
        {
            var run = await work.Set<AnalysisRun>().Where(row => row.Programme == id).OrderByDescending(row => row.RanAt).FirstOrDefaultAsync();
            if (run is null) return new NothingHasRun();
            if (await work.Set<ReleasedPack>().AnyAsync(row => row.Run == run.Id && row.Kind == kind)) return new TableIsReleasedAlready();
            var ledger = await shelf.Ledger(id, disclosure, work);
            var before = ledger.Released.Count;
            var (rows, columns) = (Bands(scale), Arms(plan));
            var table = new TableRelease(disclosure, ledger).Publish(kind, People(ReleasedMembers.TableOf(run, plan), plan, scale, outcome, visit), rows, columns);
            if (table is null) return new TableIsTooSmall(disclosure.SmallestCell);
            var page = new ReleasedTable(plan, outcome, visit, table, rows.Groups(table.RowLevel), columns.Groups(table.ColumnLevel), disclosure, run.ResultsHash).Page();
            return shelf.Put(run, kind, page, ledger.Released.Skip(before), work).Token;
        });
    }

    private static IReadOnlyList<Counted> People(TrialTable table, TrialPlan plan, ScaleFacts scale, PlannedOutcome outcome, PlannedVisit visit)
    {
        var treated = table.Treated.ToHashSet(StringComparer.Ordinal);
        return [.. table.Subjects.Select(subject => (Subject: subject, Score: table.Number(subject, visit.Code, outcome.Code))).Where(person => person.Score is not null)
            .Select(person => new Counted(person.Subject, Band(scale, person.Score!.Value, Quarters), treated.Contains(person.Subject) ? plan.Treated.Label : plan.Control.Label))];
    }

    // Quarters of the scale, halves of it, all of it.
    private static Hierarchy Bands(ScaleFacts scale)
    {
        Dictionary<string, string> Level(int parts) => Enumerable.Range(0, Quarters).Select(quarter => scale.Lowest + (quarter + 0.5) * (scale.Highest - scale.Lowest) / Quarters)
            .ToDictionary(score => Band(scale, score, Quarters), score => Band(scale, score, parts));
        return new(Level(Quarters), Level(2), Level(1));
    }

    private static Hierarchy Arms(TrialPlan plan)
    {
        string[] arms = plan.ComparesArms ? [plan.Treated.Label, plan.Control.Label] : [plan.Treated.Label];
        return new(arms.ToDictionary(arm => arm), arms.ToDictionary(arm => arm, _ => "both arms"));
    }

    private static string Band(ScaleFacts scale, double score, int parts)
    {
        var width = (scale.Highest - scale.Lowest) / parts;
        var part = Math.Clamp((int)((score - scale.Lowest) / width), 0, parts - 1);
        var (from, to) = (FrozenText.Number(scale.Lowest + part * width), FrozenText.Number(scale.Lowest + (part + 1) * width));
        return part == parts - 1 ? $"{from} to {to}" : $"{from} to below {to}";
    }
}
