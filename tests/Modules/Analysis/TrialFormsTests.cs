using System.Text;
using System.Text.Json;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Analysis.Report;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>
/// A row a participant, a row a visit, a REDCap export: the same trial freezes to the same bytes, and several outcomes agree with R (reference/redcap_export).
/// </summary>
public sealed class TrialFormsTests : IDisposable
{
    // Closed-form estimators on 80 rows; R prints 15 digits, results.json 10.
    private const double Tolerance = 1e-9;
    private static readonly string[] Visits = ["2m", "3m", "5m", "8m"];
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-forms-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Wide_long_and_REDCap_files_of_one_trial_freeze_to_the_same_bytes()
    {
        var wide = Frozen(File.ReadAllText(SamplePaths.Trial), File.ReadAllText(SamplePaths.Plan));
        Frozen(Long(rowForBaseline: false), Plan("form: long\n  visit: month", "baseline-column: before", visit => visit, null)).ShouldBe(wide);
        Frozen(Long(rowForBaseline: true), Plan("form: long\n  visit: month", "column: score", visit => visit, "pre")).ShouldBe(wide);
        Frozen(Redcap(), Plan("form: redcap", "column: score", visit => $"visit_{visit}_arm_1", "baseline_arm_1")).ShouldBe(wide);
    }

    [Fact]
    public void Every_outcome_of_a_REDCap_export_agrees_with_R_and_gates_hold_the_others_back()
    {
        var samples = Path.Combine(SamplePaths.Root, "samples", "redcap-export");
        var result = new AnalyseFile().Run(Path.Combine(samples, "export.csv"), Path.Combine(samples, "plan.yaml"), Path.Combine(_folder, "out"));
        result.IsRefused.ShouldBeFalse();
        var numbers = ResultNumbers.Of(result.Value).ToDictionary(number => number.Id);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "reference", "redcap_export", "expected.json")));
        foreach (var outcome in expected.RootElement.GetProperty("outcomes").EnumerateObject())
            foreach (var visit in outcome.Value.EnumerateObject())
            {
                var (mine, theirs) = (numbers[$"{outcome.Name}.{visit.Name}.difference"], visit.Value);
                mine.N.Values.Sum().ShouldBe(theirs.GetProperty("n").GetInt32());
                mine.Value.ShouldAgree(theirs.GetProperty("estimate").GetDouble(), Tolerance, mine.Id);
                mine.StandardError.ShouldAgree(theirs.GetProperty("se").GetDouble(), Tolerance, mine.Id);
                mine.Interval!.Lower.ShouldBe(theirs.GetProperty("lower").GetDouble(), Tolerance);
                mine.P.ShouldAgree(theirs.GetProperty("p").GetDouble(), Tolerance, mine.Id);
            }
        foreach (var gate in expected.RootElement.GetProperty("gates").EnumerateObject()) numbers[$"multiplicity.{gate.Name}"].Value.ShouldAgree(gate.Value.GetDouble(), Tolerance, gate.Name);
    }

    [Fact]
    public void Several_outcomes_may_stand_in_columns_of_their_own()
    {
        var samples = Path.Combine(SamplePaths.Root, "samples", "redcap-export");
        var (export, plan) = (File.ReadAllText(Path.Combine(samples, "export.csv")), File.ReadAllText(Path.Combine(samples, "plan.yaml")));
        string[] outcomes = ["burnout", "fulfilment", "valuation"], events = ["baseline", "month_3", "month_6"];
        var people = export.Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Where(cells => cells[2].Length == 0).GroupBy(cells => cells[0]);
        var wide = new StringBuilder("record_id,group,site," + string.Join(',', outcomes.SelectMany(o => events, (o, e) => $"{o}.{e}")) + "\n");
        foreach (var person in people)
            wide.AppendLine(string.Join(',', [person.Key, person.First()[4], person.First()[5], .. outcomes.SelectMany((_, o) => events.Select(e => person.FirstOrDefault(cells => cells[1] == e + "_arm_1")?[6 + o] ?? ""))]));
        foreach (var outcome in outcomes)
            plan = plan.Replace($"column: {outcome} }}", $"columns: {{ baseline: {outcome}.baseline, month-3: {outcome}.month_3, month-6: {outcome}.month_6 }} }}", StringComparison.Ordinal);
        plan = plan.Replace("form: redcap", "form: wide", StringComparison.Ordinal).Replace(", event: baseline_arm_1", "", StringComparison.Ordinal).Replace(", event: month_3_arm_1", "", StringComparison.Ordinal).Replace(", event: month_6_arm_1", "", StringComparison.Ordinal);
        Frozen(wide.ToString(), plan).ShouldBe(Frozen(export, File.ReadAllText(Path.Combine(samples, "plan.yaml"))));
    }

    [Fact]
    public void Names_everything_that_is_wrong_with_a_long_file_at_once()
    {
        var said = Refused("""
            subject,month,treatment,drug,length,score,redcap_repeat_instance
            1,pre,TAU,No,>6m,29,
            1,2m,BtheB,No,>6m,12,
            1,2m,,,,14,
            2,pre,,No,>6m,70,
            2,12m,,,,9,
            3,3m,BtheB,Yes,>6m,9,
            3,3m,,,,9,2
            ,5m,TAU,No,>6m,9,
            4,,BtheB,No,>6m,9,
            """, Plan("form: redcap\n  visit: month", "column: score", visit => visit, "pre"));
        said.ShouldContain("trial.csv, row 3, column treatment: Participant \"1\" has \"BtheB\" here and \"TAU\" in row 2.");
        said.ShouldContain("trial.csv, row 4, column month: Participant \"1\" has the visit \"2m\" also in row 3; each visit has one row.");
        said.ShouldContain("trial.csv, row 5, column score: 70 is outside 0 to 63");
        said.ShouldContain("trial.csv, row 6: The visit \"12m\" (1 row) is not in the plan, which has pre, 2m, 3m, 5m, 8m; name it under \"data.ignore\"");
        said.ShouldContain("trial.csv, row 8, column month: Participant \"3\" has an outcome in a repeated form");
        said.ShouldContain("trial.csv, row 9, column subject: The participant has no identifier.");
        said.ShouldContain("trial.csv, row 10, column month: The row does not say of which visit it is.");
        said.ShouldContain("trial.csv, row 5, column treatment: Participant \"2\" has no arm in any row");
        said.ShouldContain("trial.csv, column month: No row is of the visit \"8m\", which the plan has.");
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    [Fact]
    public void A_visit_that_the_plan_ignores_is_left_out()
    {
        var text = Long(rowForBaseline: true);
        var plan = Plan("form: long\n  visit: month", "column: score", visit => visit, "pre");
        Frozen(text + "1,99m,,,,5\n", plan.Replace("visit: month", "visit: month\n  ignore: [99m]")).ShouldBe(Frozen(text, plan));
    }

    [Theory]
    [InlineData("primary: yes, column: burnout", "column: burnout", "\"outcomes\" has 0 entries with \"primary: yes\"; the trial is judged on one.")]
    [InlineData("code: valuation, label", "code: fulfilment, label", "The outcome \"fulfilment\" is named twice.")]
    [InlineData("outcomes:", "outcome: { code: x }\noutcomes:", "\"outcome\" and \"outcomes\" are both there")]
    [InlineData("form: redcap", "form: deep", "\"data.form\" has \"deep\"; it can be wide, long, redcap.")]
    [InlineData("form: redcap", "form: wide", "\"outcomes[1].columns\" is missing.")]
    [InlineData("event: month_6_arm_1", "event: month_3_arm_1", "\"visits[2].event\" has \"month_3_arm_1\", which stands for another visit already.")]
    [InlineData("fulfilment@month-3", "fulfilled@month-3", "names the test \"fulfilled@month-3\"; there are month-3, fulfilment@month-3,")]
    [InlineData("column: valuation", "colum: valuation", "\"outcomes[3].colum\" is not known here")]
    public void Says_what_is_wrong_with_a_plan_of_several_outcomes(string text, string replacement, string sentence)
    {
        var samples = Path.Combine(SamplePaths.Root, "samples", "redcap-export");
        var plan = File.ReadAllText(Path.Combine(samples, "plan.yaml"));
        plan.ShouldContain(text);
        Refused(File.ReadAllText(Path.Combine(samples, "export.csv")), plan.Replace(text, replacement, StringComparison.Ordinal)).ShouldContain(sentence);
    }

    // The sample's plan with its outcome found by rows.
    private static string Plan(string form, string outcome, Func<string, string> eventOf, string? baselineEvent)
    {
        var plan = File.ReadAllText(SamplePaths.Plan).Replace("data:\n", $"data:\n  {form}\n", StringComparison.Ordinal)
            .Replace("code: bdi\n", outcome.StartsWith("baseline", StringComparison.Ordinal) ? $"code: bdi\n  column: score\n  {outcome}\n" : $"code: bdi\n  {outcome}\n", StringComparison.Ordinal)
            .Replace("  column: bdi.pre\n", baselineEvent is null ? "" : $"  event: {baselineEvent}\n", StringComparison.Ordinal);
        return Visits.Aggregate(plan, (text, visit) => text.Replace($"column: bdi.{visit},", $"event: {eventOf(visit)},", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Subject, string Arm, string Drug, string Length, string Before, string[] After)> People() =>
        File.ReadLines(SamplePaths.Trial).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).Select(c => (c[0], c[3], c[1], c[2], c[4], c[5..9]));

    // Participants' values repeated in every row; visits that nobody attended have no row.
    private static string Long(bool rowForBaseline)
    {
        var text = new StringBuilder(rowForBaseline ? "subject,month,treatment,drug,length,score\n" : "subject,month,treatment,drug,length,score,before\n");
        foreach (var p in People())
        {
            var before = rowForBaseline ? "" : "," + p.Before;
            if (rowForBaseline) text.Append($"{p.Subject},pre,{p.Arm},{p.Drug},{p.Length},{p.Before}\n");
            for (var v = 0; v < Visits.Length; v++)
                if (p.After[v] != "NA" || v == 0) text.Append($"{p.Subject},{Visits[v]},{p.Arm},{p.Drug},{p.Length},{p.After[v]}{before}\n");
        }
        return text.ToString();
    }

    // What is known of a participant in the baseline event alone, and a repeated form between the visits.
    private static string Redcap()
    {
        var text = new StringBuilder("subject,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,treatment,drug,length,score\n");
        foreach (var p in People())
        {
            text.Append($"{p.Subject},baseline_arm_1,,,{p.Arm},{p.Drug},{p.Length},{p.Before}\n{p.Subject},visit_2m_arm_1,meeting,1,,,,\n");
            for (var v = 0; v < Visits.Length; v++) text.Append($"{p.Subject},visit_{Visits[v]}_arm_1,,,,,,{p.After[v]}\n");
        }
        return text.ToString();
    }

    private string Frozen(string trial, string plan)
    {
        var result = Run(trial, plan);
        result.IsRefused.ShouldBeFalse(result.IsRefused ? result.Refusal.Sentence : "");
        return result.Value.DataHash;
    }

    private string Refused(string trial, string plan) => Run(trial, plan) is { IsRefused: true, Refusal: { } refusal } ? refusal.Sentence : "nothing was refused";

    private Confrere.Kernel.Refusals.Result<Confrere.Analysis.Domain.Results.TrialResults> Run(string trial, string plan)
    {
        File.WriteAllText(Path.Combine(_folder, "trial.csv"), trial);
        File.WriteAllText(Path.Combine(_folder, "plan.yaml"), plan);
        return new AnalyseFile().Run(Path.Combine(_folder, "trial.csv"), Path.Combine(_folder, "plan.yaml"), Path.Combine(_folder, "out"));
    }
}
