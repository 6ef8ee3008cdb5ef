using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Report;
using Confrere.Kernel.Writing;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>The sponsor's page of a programme in which nothing was drawn: how people fared from before to after, and that this does not show what coaching did.</summary>
/// <param name="Lines">Mean changes; the method says of whom.</param>
internal sealed record OpenPack(TrialPlan Plan, string Summary, PlannedVisit Visit, IReadOnlyList<PackLine> Lines, PackSource Source, string Cost, Disclosure Disclosure)
{
    private PackLine Primary => Lines.Single(line => line.Outcome.IsPrimary);

    public string Page() => ReportPage.Of(Plan.Title, Html.Of($"""
        <div class="pack"><header><p class="kind">Result for the sponsor</p><h1>{Plan.Title}</h1><p class="source">{Summary}</p></header>
        <section class="abstract" aria-labelledby="changed"><h2 id="changed">What changed</h2>
        <p>{Wording.Capital(Visit.Label)}, {Primary.Outcome.Label} was {Wording.Difference(Primary.Outcome, Primary.Estimate)} {(Wording.Difference(Primary.Outcome, Primary.Estimate) == "the same" ? "as" : "than")} before ({Primary.Outcome.Direction}).</p>
        <p><b>How sure.</b> The true change may be {Wording.Limits(Primary.Outcome, Primary.Limits)} ({Numerals.Level(Plan.Level)} confidence interval).</p>
        <p><b>This does not show what coaching did.</b> All were coached at once, so there is nobody to compare with. People often join when things are at their worst, and get better on their own.</p></section>
        <section aria-labelledby="all" tabindex="0"><h2 id="all">Every outcome of the plan</h2>
        <table><thead><tr><th scope="col">Outcome</th><th scope="col">Mean change ({Numerals.Level(Plan.Level)} interval)</th><th scope="col">Unit</th><th scope="col">Better</th></tr></thead>
        <tbody>{Lines.Select(SponsorPack.Row)}</tbody></table></section>
        <section aria-labelledby="who"><h2 id="who">On whom this rests</h2>
        <p>{Disclosure.Band(Source.Treated)} physicians answered both times. That is about {SponsorPack.Answered(Source.Treated, Source.Randomised)} of all who took part. {SponsorPack.Given(Source, "They")}
        Counts are shown in bands. Nothing is shown about a group smaller than {Disclosure.SmallestCell}.</p></section>
        <section aria-labelledby="cost"><h2 id="cost">What it cost</h2><p>{Cost}</p></section>
        <section aria-labelledby="limits"><h2 id="limits">What this page does not say</h2>
        <ul><li>It does not say if coaching helped. To learn that, let chance decide who starts now and who starts later.</li>
        <li>All took part of their own will. Some did not answer again and are not counted.</li>
        <li>The scores are what people said of themselves.</li></ul></section>
        {SponsorPack.Origin(Plan, Source, Primary.Method)}</div>
        """));
}
