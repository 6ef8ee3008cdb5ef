using System.Text;
using Confrere.Analysis.Features.AnalyseFile;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>Bad files are refused with one sentence for each thing wrong, all at once, and nothing is written.</summary>
public sealed class TrialFileProblemsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-problems-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_every_problem_at_once_with_row_and_column()
    {
        var said = Refused("""
            1,"No",">6m","TAU",29,2,2,NA,NA
            1,"Perhaps",">6m","BtheB",32,16,24,17,20
            3,"Yes","<6m","Placebo",25,many,NA,NA,NA
            4,"No",">6m",,21,99,16,10,9
            5,"No",">6m"
            ,"No",">6m","TAU",21,NaN,16,10,9
            """);
        said.ShouldContain("trial.csv, row 3, column subject: Participant \"1\" is also in row 2; each has one row.");
        said.ShouldContain("trial.csv, row 3, column drug: \"Perhaps\" is not a level of the plan, which has No, Yes.");
        said.ShouldContain("trial.csv, row 4, column treatment: \"Placebo\" is not an arm of the plan, which has BtheB and TAU.");
        said.ShouldContain("trial.csv, row 4, column bdi.2m: \"many\" is not a number.");
        said.ShouldContain("trial.csv, row 5, column treatment: The arm is missing; everyone in a trial's file was allocated.");
        said.ShouldContain("trial.csv, row 5, column bdi.2m: 99 is outside 0 to 63");
        said.ShouldContain("trial.csv, row 6: It has 3 cells; the header has 9.");
        said.ShouldContain("trial.csv, row 7, column subject: The participant has no identifier.");
        said.ShouldContain("trial.csv, row 7, column bdi.2m: \"NaN\" is not a number.");
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    [Fact]
    public void Names_every_missing_column()
    {
        var said = RefusedFile("subject,treatment,bdi.pre,bdi.2m\n1,TAU,3,4\n"u8.ToArray());
        said.ShouldContain("There is no column \"bdi.3m\"");
        said.ShouldContain("There is no column \"drug\"");
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(Header, "There is no participant below the header.")]
    [InlineData(Header + "1,No,>6m,TAU,29,2,2,NA,NA\n2,No,>6m,TAU,29,2,2,NA,NA\n", "Every participant is in the arm \"TAU\"")]
    [InlineData("subject;treatment;bdi.pre\n1;TAU;3\n", "separated by semicolons")]
    [InlineData("subject,subject\n1,2\n", "The column \"subject\" is there twice.")]
    [InlineData(Header + "1,\"No,>6m,TAU,29,2,2,NA,NA\n", "opened and never closed")]
    public void Says_what_is_wrong_with_a_whole_file(string text, string sentence) => RefusedFile(Encoding.UTF8.GetBytes(text)).ShouldContain(sentence);

    [Fact]
    public void Names_the_line_of_the_first_byte_that_is_not_utf8()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes(Header + "1,No,>6m,TAU,29,2,2,NA,NA\nG"), 0xE9, (byte)'\n'];
        RefusedFile(latin).ShouldContain("trial.csv, line 3: The byte 0xE9 is not UTF-8");
        RefusedFile(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray()).ShouldContain("UTF-16");
    }

    [Fact]
    public void Reads_a_file_with_a_byte_order_mark_and_windows_line_ends_to_the_same_hash()
    {
        var plain = File.ReadAllText(SamplePaths.Trial);
        byte[] windows = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(plain.Replace("\r", "").Replace("\n", "\r\n"))];
        Result(windows, File.ReadAllText(SamplePaths.Plan)).Value.DataHash
            .ShouldBe(Result(Encoding.UTF8.GetBytes(plain), File.ReadAllText(SamplePaths.Plan)).Value.DataHash);
    }

    [Fact]
    public void Says_when_more_is_wrong_than_anyone_will_read()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(i => $"{i},No,>6m,Neither,29,2,2,NA,NA\n"));
        RefusedFile(Encoding.UTF8.GetBytes(Header + rows)).ShouldContain("There are 150 more problems after these.");
    }

    [Theory]
    [InlineData("format: confrere-plan/1", "format: confrere-plan/9", "\"format\" is \"confrere-plan/9\"; it can be confrere-plan/1.")]
    [InlineData("level: 0.95", "level: 95", "\"analysis.level\" must be above 0.5 and below 1, like 0.95; it is 95.")]
    [InlineData("method: ancova-hc3", "method: magic", "\"analysis.method\" is \"magic\"; it can be ancova-hc3 or mmrm.")]
    [InlineData("better: lower", "beter: lower", "\"outcome.beter\" is not known here")]
    [InlineData("better: lower", "beter: lower", "\"outcome.better\" is missing.")]
    [InlineData("lowest: 0", "lowest: none", "\"outcome.lowest\" must be a number; it is \"none\".")]
    [InlineData("code: 3m,", "code: 2m,", "The visit \"2m\" is named twice.")]
    [InlineData("level: 0.95", "level: 0.95\n  primary: 12m", "\"analysis.primary\" is \"12m\", which is not the code of a visit.")]
    [InlineData("trial:", "trial: [", "This is not YAML")]
    public void Says_what_is_wrong_with_a_plan(string text, string replacement, string sentence)
    {
        var plan = File.ReadAllText(SamplePaths.Plan);
        plan.ShouldContain(text);
        Result(File.ReadAllBytes(SamplePaths.Trial), plan.Replace(text, replacement)).Refusal!.Sentence.ShouldContain(sentence);
    }

    [Fact]
    public void Names_the_line_of_a_plans_problem() =>
        Result(File.ReadAllBytes(SamplePaths.Trial), File.ReadAllText(SamplePaths.Plan).Replace("better: lower", "better: sideways"))
            .Refusal!.Sentence.ShouldContain($"plan.yaml, line {File.ReadAllLines(SamplePaths.Plan).ToList().FindIndex(l => l.Contains("better:")) + 1}:");

    [Fact]
    public void Says_that_a_file_is_not_there() =>
        new AnalyseFile().Run(Path.Combine(_folder, "no.csv"), SamplePaths.Plan, _folder).Refusal!.Sentence.ShouldContain("no.csv: The file cannot be read");

    [Fact]
    public void Gives_the_reason_where_no_difference_can_be_estimated()
    {
        var trial = Header + "1,No,>6m,TAU,29,2,2,NA,NA\n2,No,>6m,BtheB,29,2,2,NA,NA\n3,Yes,<6m,BtheB,20,2,3,NA,NA\n";
        var result = Result(Encoding.UTF8.GetBytes(trial), File.ReadAllText(SamplePaths.Plan)).Value;
        result.PrimaryOutcome.Visits.ShouldAllBe(visit => visit.Comparison == null);
        result.PrimaryOutcome.Visits.ShouldAllBe(visit => visit.WhyNone!.Length > 20);
    }

    private const string Header = "subject,drug,length,treatment,bdi.pre,bdi.2m,bdi.3m,bdi.5m,bdi.8m\n";

    private string Refused(string rows) => RefusedFile(Encoding.UTF8.GetBytes(Header + rows + "\n"));

    private string RefusedFile(byte[] trial) => Result(trial, File.ReadAllText(SamplePaths.Plan)).Refusal!.Sentence;

    private Confrere.Kernel.Refusals.Result<Confrere.Analysis.Domain.Results.TrialResults> Result(byte[] trial, string plan)
    {
        File.WriteAllBytes(Path.Combine(_folder, "trial.csv"), trial);
        File.WriteAllText(Path.Combine(_folder, "plan.yaml"), plan);
        return new AnalyseFile().Run(Path.Combine(_folder, "trial.csv"), Path.Combine(_folder, "plan.yaml"), Path.Combine(_folder, "out"));
    }
}
