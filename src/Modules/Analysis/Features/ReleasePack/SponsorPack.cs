using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>One honest page for someone without an account: what changed, how sure, on how many people, and what it does not say.</summary>
internal sealed record SponsorPack(TrialPlan Plan, string Summary, PlannedVisit Visit, IReadOnlyList<PackLine> Lines, PackSource Source, PackOutlook Outlook, Disclosure Disclosure)
{
    /// <summary>Where the trial has more than two arms.</summary>
    public IReadOnlyList<PackContrast> Contrasts { get; init; } = [];

    private PackLine Primary => Lines.Single(line => line.Outcome.IsPrimary);

    public string Page() => ReportPage.Of(Plan.Title, Html.Of($"""
        <div class="pack"><header><p class="kind">Result for the sponsor</p><h1>{Plan.Title}</h1><p class="source">{Summary}</p></header>
        <section class="abstract" aria-labelledby="changed"><h2 id="changed">What changed</h2>
        <p>One group was offered {Plan.Treated.Label}, the other {Plan.Control.Label}. {Wording.Capital(Visit.Label)}, {Primary.Outcome.Label} in the first group was {Wording.Difference(Primary.Outcome, Primary.Estimate)}
        {(Wording.Difference(Primary.Outcome, Primary.Estimate) == "the same" ? "as" : "than")} in the second ({Scale()}{Primary.Outcome.Direction}).</p>
        <p><b>How sure.</b> The true difference may be {Wording.Limits(Primary.Outcome, Primary.Limits)} ({Numerals.Level(Plan.Level)} confidence interval). {Reading()}</p></section>
        <section aria-labelledby="all" tabindex="0"><h2 id="all">Every outcome of the plan</h2>
        <figure>{EffectFigure.Of("Adjusted differences", "Outcome", Plan.Level, [.. Lines.Select(l => new EffectRow(Wording.Capital(l.Outcome.Label), l.Estimate, l.Limits, l.Outcome.Decimals))])}
        <figcaption>Difference {Wording.Capital(Visit.Label)[..1].ToLowerInvariant() + Visit.Label[1..]}, {Plan.Treated.Label} minus {Plan.Control.Label}. The upright line is no difference.</figcaption></figure>
        <table><thead><tr><th scope="col">Outcome</th><th scope="col">Difference ({Numerals.Level(Plan.Level)} interval)</th><th scope="col">Unit</th><th scope="col">Better</th></tr></thead>
        <tbody>{Lines.Select(Row)}</tbody></table></section>
        {Others()}        <section aria-labelledby="who"><h2 id="who">On whom this rests</h2>
        <p>{Disclosure.Band(Source.Treated)} physicians of the first group and {Disclosure.Band(Source.Control)} of the second are in the comparison. That is about {Answered(Source.Treated + Source.Control, Source.Randomised)} of all who {(Contrasts.Count == 0 ? "took part" : "were in these two")}. {Given(Source, "Those of the first group")}
        Counts are shown in bands. Nothing is shown about a group smaller than {Disclosure.SmallestCell}.</p>
        <p>Chance decided who started first. The plan of the analysis was locked before anyone knew who that was.</p></section>
        <section aria-labelledby="cost"><h2 id="cost">What it cost</h2><p>{PackSentences.Cost(Outlook.Costs)}</p></section>
        <section aria-labelledby="expect"><h2 id="expect">What to expect</h2><p>{PackSentences.Expect(Primary.Outcome, Outlook.Expected)}</p></section>
        <section aria-labelledby="limits"><h2 id="limits">What this page does not say</h2>
        <ul><li>All took part of their own will. The result is about physicians who want coaching, not about all.</li>
        <li>They knew if they were being coached. The scores are what they said of themselves.</li>
        <li>Some did not answer and are not counted. If they fared worse or better, the result is off.</li>
        <li>The comparison ends {Visit.Label}, because after that everybody is coached.</li></ul></section>
        {Origin(Plan, Source, Primary.Method)}</div>
        """));

    public static Html Origin(TrialPlan plan, PackSource source, string method) => Html.Of($"""
        <section aria-labelledby="origin"><h2 id="origin">Where these numbers come from</h2>
        <dl class="origin"><dt>Results, SHA-256</dt><dd>{source.ResultsHash}</dd><dt>Frozen dataset, SHA-256</dt><dd>{source.DataHash}</dd><dt>Plan, SHA-256</dt><dd>{plan.Hash}</dd>
        <dt>Method</dt><dd>{method}; {source.Code}</dd></dl></section>
        """);

    private Html Others() => Contrasts.Count == 0 ? Html.Nothing : Html.Of($"""
        <section aria-labelledby="contrasts"><h2 id="contrasts">The other groups</h2>
        <ul>{Contrasts.Select(Sentence)}</ul></section>

        """);

    private Html Sentence(PackContrast other)
    {
        var difference = Wording.Difference(Primary.Outcome, other.Estimate);
        var verdict = other.AdjustedP is not { } p ? "" : p <= 1 - Plan.Level ? " This holds when all the comparisons are counted together." : " Counted together with the other comparisons, this does not show a change.";
        return Html.Of($"<li>{Wording.Capital(Primary.Outcome.Label)} with {other.Contrast.Treated.Label} was {difference} {(difference == "the same" ? "as" : "than")} with {other.Contrast.Control.Label}. The true difference may be {Wording.Limits(Primary.Outcome, other.Limits)}.{verdict}</li>");
    }

    // To the tenth: enough to see how complete the answers are, too coarse to count anyone.
    public static string Answered(int answered, int of) => Numerals.Percent((int)Math.Round(10.0 * answered / of), 10);

    private string Scale() => Primary.Outcome.Unit.Split(", ", 2) is [_, var range] ? $"on a scale of {range}; " : "";

    private string Reading() => Primary.Limits.Lower * Primary.Limits.Upper > 0
        ? "That range leaves out no difference at all."
        : "That range holds no difference at all. So this result alone does not show a change.";

    // To the half session: enough for a board, too coarse to tell anyone's own count.
    public static string Given(PackSource source, string who) => source.MeanSessions is { } mean
        ? $"{who} had held about {Numerals.Fixed(Math.Round(mean * 2) / 2, 1)} sessions each by then."
        : "";

    public static Html Row(PackLine line) => Html.Of(
        $"""<tr><th scope="row">{Wording.Capital(line.Outcome.Label)}</th><td>{Numerals.Fixed(line.Estimate, line.Outcome.Decimals)} ({Numerals.Interval(line.Limits.Lower, line.Limits.Upper, line.Outcome.Decimals)})</td><td>{line.Outcome.Unit}</td><td>{(line.Outcome.LowerIsBetter ? "lower" : "higher")}</td></tr>""");
}
