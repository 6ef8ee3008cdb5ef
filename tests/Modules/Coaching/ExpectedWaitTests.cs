using System.Text.Json;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.Modules.Tests.Analysis;

namespace Confrere.Modules.Tests.Coaching;

public sealed class ExpectedWaitTests
{
    /// <summary>R prints twelve digits.</summary>
    private const double AsPrinted = 1e-10;

    [Fact]
    public void Points_of_the_wait_agree_with_R_qf()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "reference", "expected_wait", "expected.json")));
        foreach (var row in expected.RootElement.EnumerateArray())
        {
            double Of(string name) => row.GetProperty(name).GetDouble();
            var wait = new ExpectedWait(0, (int)Of("ahead"), (int)Of("starts"), (int)Of("days"));
            (wait.LowDays / Of("low")).ShouldBe(1, AsPrinted);
            (wait.MiddleDays / Of("middle")).ShouldBe(1, AsPrinted);
            (wait.HighDays / Of("high")).ShouldBe(1, AsPrinted);
        }
    }

    [Fact]
    public void Free_places_shorten_the_queue_and_more_of_them_than_people_end_it()
    {
        new ExpectedWait(2, 5, 20, 90).MiddleDays.ShouldBe(new ExpectedWait(0, 3, 20, 90).MiddleDays);
        var free = new ExpectedWait(6, 5, 0, 0);
        (free.IsAtOnce, free.IsKnown, free.HighDays).ShouldBe((true, true, 0));
        WaitInWords.Figure(free).ShouldBe("No wait: coaches have room now.");
    }

    [Fact]
    public void Without_enough_starts_it_says_that_it_does_not_know()
    {
        var unknown = new ExpectedWait(0, 0, ExpectedWait.FewestStarts - 1, 30);
        unknown.IsKnown.ShouldBeFalse();
        WaitInWords.Figure(unknown).ShouldBe("Not known yet.");
        WaitInWords.Range(unknown).ShouldContain("too few to say");
    }

    [Fact]
    public void In_words_a_figure_has_its_range_and_small_counts_are_not_shown()
    {
        var wait = new ExpectedWait(0, 11, 40, 180);
        WaitInWords.Figure(wait).ShouldBe("About 8 weeks until you have a coach.");
        WaitInWords.Range(wait).ShouldContain("between 5 weeks and 3 months");
        WaitInWords.Basis(wait, 11).ShouldContain("11 wait before you");
        WaitInWords.Basis(new(1, 3, 4, 30), 11).ShouldContain("Fewer than 11 wait before you; coaches have one free place now; fewer than 11 got a coach in the last 30 days.");
    }
}
