using System.Text.RegularExpressions;
using Confrere.Analysis.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Coaching.Contracts;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>The sponsor's page says what it cost and what to expect, in plain words.</summary>
public sealed partial class SponsorPageTests
{
    /// <summary>A school leaver reads it without stopping; the tabloids are at eight, a journal article beyond fifteen.</summary>
    private const double HardestGrade = 9;

    /// <summary>Of Flesch's own bands: 60 and above is plain English.</summary>
    private const double LeastEase = 60;

    // The published examples print whole numbers of the ease and two decimals of the grade.
    private const double Ease = 0.5, Grade = 0.005;

    [Theory]
    [InlineData("The cat sat on the mat.", 116)]
    [InlineData("This sentence, taken as a reading passage unto itself, is being used to prove a point.", 69)]
    public void The_formula_gives_the_values_that_are_printed_for_known_sentences(string prose, double ease)
    {
        Readability.Ease(prose).ShouldBe(ease, Ease);
        Readability.Grade("The cat sat on the mat.").ShouldBe(-1.45, Grade);
    }

    [Fact]
    public void The_formula_calls_a_journals_sentence_hard() => Readability.Grade(
        "Heteroskedasticity-consistent covariance estimation accommodates differential dispersion between experimentally allocated participants without additional parametric assumptions.").ShouldBeGreaterThan(HardestGrade + 5);

    [Theory]
    [InlineData(0, 20000, 2, 1.2, 0.2)]
    [InlineData(42000, 0, 1, 0.3, null)]
    [InlineData(0, 0, 0, 0, null)]
    public void The_prose_of_the_page_is_plain_English(double amount, int minutes, int studies, double width, double? next)
    {
        var prose = Prose(PageOf(new((decimal)amount, minutes, 70), studies == 0 ? null : new(studies, 280, -0.8, -0.8 - width, -0.8 + width, next is { } n ? -0.8 - n : null, next is { } m ? -0.8 + m : null)));
        Readability.Grade(prose).ShouldBeLessThan(HardestGrade, prose);
        Readability.Ease(prose).ShouldBeGreaterThan(LeastEase, prose);
    }

    [Fact]
    public void Cost_is_for_each_physician_coached_in_two_digits_and_not_shown_of_too_few()
    {
        PackSentences.Cost(new(42_350m, 0, 71)).ShouldContain("about 600 in your currency for each physician coached");
        PackSentences.Cost(new(0m, 20_000, 71)).ShouldContain("about 4.7 hours of the coaches' working time for each");
        PackSentences.Cost(new(42_350m, 0, null)).ShouldBe("Too few have been coached yet to show what it cost for each.");
        PackSentences.Cost(new(0m, 0, 71)).ShouldContain("not paid by the session");
    }

    [Fact]
    public void What_to_expect_comes_from_the_evidence_with_its_interval()
    {
        PageOf(new(0m, 0, 70), new(3, 280, -0.8, -1.2, -0.4, -1.9, 0.3)).ShouldContain("expect a true difference from 1.90 lower to 0.30 higher, in points");
        PageOf(new(0m, 0, 70), null).ShouldContain("No other trial on this scale is known to us");
    }

    private static string PageOf(CoachingCosts costs, ExpectedDifference? expected)
    {
        var outcome = new PlannedOutcome("pfi.burnout", "overall burnout", "points, 0 to 10", 0, 10, true, true, 2);
        PlannedVisit before = new("baseline", "before the start", 0), visit = new("month-3", "after three months", 3);
        var plan = new TrialPlan("Peer coaching for physicians", "source", null, null, "all", TrialPlan.AncovaHc3, 0.95, new("immediate", "coaching now"), new("delayed", "coaching in three months"),
            before, [visit], [outcome], [], "month-3", new string('0', 64), new Dictionary<string, string>());
        return new SponsorPack(plan, "Six sessions with a trained peer coach over three months.", visit, [new PackLine(outcome, -0.79, new(-1.27, -0.32), "linear model")],
            new(52, 66, 138, 5.2, new string('1', 64), new string('2', 64), "Confrere 0.1.0"), new(costs, expected), new Disclosure(11)).Page().Replace("\u2212", "-", StringComparison.Ordinal);
    }

    // What is read as text: paragraphs and points of lists, without figures, tables and hashes. A point of a list ends like a sentence.
    private static string Prose(string page) => string.Join(" ", Paragraphs().Matches(page[page.IndexOf("<main>", StringComparison.Ordinal)..]).Select(match => Tags().Replace(match.Groups["text"].Value, " ")));

    [GeneratedRegex("<(p|li)( class=\"source\")?>(?<text>.*?)</(p|li)>", RegexOptions.Singleline)]
    private static partial Regex Paragraphs();

    [GeneratedRegex("<[^>]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
