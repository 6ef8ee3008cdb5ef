using System.IO.Compression;
using System.Text;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Report.Bundle;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>Of whom a pack speaks: for each outcome and arm those who are in the comparison.</summary>
internal static class ReleasedMembers
{
    public static IReadOnlyList<(string Name, IReadOnlySet<string> Members)> Of(AnalysisRun run, TrialPlan plan, IEnumerable<PlannedOutcome> outcomes, IEnumerable<PlannedContrast> contrasts)
    {
        var table = TableOf(run, plan);
        (string, IReadOnlySet<string>) Group(PlannedOutcome outcome, PlannedArm arm, IReadOnlyList<string> subjects) =>
            ($"{outcome.Code}, {plan.KeyVisit.Code}: {arm.Level}", subjects.Where(s => IsCompared(plan, table, outcome, s)).ToHashSet());
        var others = contrasts.SelectMany(contrast => (PlannedArm[])[contrast.Treated, contrast.Control]).Distinct().Where(arm => arm != plan.Treated && arm != plan.Control);
        return
        [
            .. outcomes.SelectMany(outcome => ((PlannedArm Arm, IReadOnlyList<string> Of)[])[(plan.Treated, table.Treated), .. plan.ComparesArms ? [(plan.Control, table.Control)] : Array.Empty<(PlannedArm, IReadOnlyList<string>)>()], (outcome, arm) => Group(outcome, arm.Arm, arm.Of)),
            .. others.Select(arm => Group(plan.PrimaryOutcome, arm, TableOf(run, plan.For(arm, plan.Control)).Treated)),
        ];
    }

    /// <summary>The data of a run with its arms, as its bundle holds them.</summary>
    public static TrialTable TableOf(AnalysisRun run, TrialPlan plan)
    {
        using var zip = new ZipArchive(new MemoryStream(Convert.FromBase64String(run.Bundle)));
        string Text(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        var frozen = Text(RBundle.FrozenFile);
        var arms = FrozenText.Records(Text(RBundle.ArmsFile)).Skip(1).ToDictionary(fields => fields[0], fields => fields[1]);
        return TrialTable.Of(FrozenDataset.Read(frozen, Text(RBundle.DictionaryFile), FrozenDataset.HashOf(frozen)), plan, arms);
    }

    private static bool IsCompared(TrialPlan plan, TrialTable table, PlannedOutcome outcome, string subject)
    {
        bool Has(PlannedVisit visit) => table.Number(subject, visit.Code, outcome.Code) is not null;
        return Has(plan.Baseline) && (plan.Method == TrialPlan.Mmrm ? plan.Visits.Any(Has) : Has(plan.KeyVisit));
    }
}
