using Confrere.Modules.Tests.Fit;

namespace Confrere.Modules.Tests.Surveys;

public sealed class InstrumentVerbTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("confrere-instrument-").FullName;

    [Fact]
    public async Task Check_says_what_is_sound_and_what_is_from_memory()
    {
        var (exit, output, error) = await ExchangeAnswerTests.Verb("instrument", "check", Path.Combine(FitRun.Root, "instruments", "uwes9.yaml"));

        (exit, error).ShouldBe((0, ""));
        output.ShouldStartWith("uwes9.yaml: uwes9@1+");
        output.ShouldContain("uwes9.engagement: The mean of the answered statements. Scored when at least 5 of 9 are answered. points, 0 to 6, higher is better.");
        output.ShouldContain("From memory, not from a source: The licence terms.");
    }

    [Fact]
    public async Task Check_lists_problems_with_file_line_and_field()
    {
        var file = await Stored("bad.yaml", (await File.ReadAllTextAsync(Path.Combine(FitRun.Root, "instruments", "qol.yaml"))).Replace("scoring: mean", "scoring: median"));

        var (exit, _, error) = await ExchangeAnswerTests.Verb("instrument", "check", file);

        exit.ShouldBe(1);
        error.ShouldContain("bad.yaml, line ");
        error.ShouldContain("scales[1].scoring: \"median\" is not known. Write one of mean, sum, weighted.");
    }

    [Fact]
    public async Task Export_import_and_score_work_on_files_alone()
    {
        var (dictionary, worded, scores) = (Path.Combine(Folder, "d.csv"), Path.Combine(Folder, "svs-site.yaml"), Path.Combine(Folder, "s.csv"));
        (await ExchangeAnswerTests.Verb("instrument", "export", "svs", "--as", "redcap", "--out", dictionary)).Exit.ShouldBe(0);
        var import = await ExchangeAnswerTests.Verb("instrument", "import", dictionary, "--as", "redcap", "--into", "svs", "--edition", "2026-03", "--licence", "Agreement of March.", "--out", worded);
        import.ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(0, run.Error), run => run.Output.ShouldStartWith("svs@2026-03+"));
        var answers = await Stored("a.csv", "participant,svs_1,svs_2,svs_3,svs_4\nP1,0,1,2,3\n");

        var score = await ExchangeAnswerTests.Verb("instrument", "score", answers, "--instrument", worded, "--out", scores, "--dictionary", Path.Combine(Folder, "dd.csv"));

        score.Exit.ShouldBe(0, score.Error);
        // Reversed: 4 + 3 + 2 + 1 = 10.
        (await File.ReadAllLinesAsync(scores))[1].ShouldContain(",svs.total,10,\"points, 0 to 16\",10,4,4");
        (await File.ReadAllTextAsync(Path.Combine(Folder, "dd.csv"))).ShouldContain("scale,svs.total,");
    }

    [Fact]
    public async Task What_is_missing_is_said_before_anything_is_read()
    {
        var (exit, _, error) = await ExchangeAnswerTests.Verb("instrument", "score", "nowhere.csv", "--instrument", "mbi", "--out", Path.Combine(Folder, "x.csv"));

        exit.ShouldBe(1);
        error.ShouldContain("\"mbi\" is neither a file nor an installed instrument; installed are booster, checkin, coach, iwpr, miniz, pfi, phq2, qol, svs, uwes3, uwes9.");
        error.ShouldContain("There is no file nowhere.csv.");
    }

    [Fact]
    public async Task Redcap_needs_to_be_told_whose_wording_it_is()
    {
        var file = await Stored("any.csv", "a\n");
        var (exit, _, error) = await ExchangeAnswerTests.Verb("instrument", "import", file, "--as", "redcap", "--edition", "1", "--licence", "x", "--out", Path.Combine(Folder, "y.yaml"));

        exit.ShouldBe(1);
        error.ShouldContain("Name the instrument whose wording it is with --into.");
    }

    private static async Task<string> Stored(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
