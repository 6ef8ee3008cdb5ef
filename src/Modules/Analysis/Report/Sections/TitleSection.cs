using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class TitleSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <header>
        <p class="kind">{(results.Plan.ComparesArms ? "Trial report" : "Report of a programme without a comparison")}</p>
        <h1>{results.Plan.Title}</h1>
        <p class="source">{results.Plan.Source}</p>
        <dl class="facts">
        <div><dt>Participants</dt><dd>{Numerals.Count(results.Randomised)}</dd></div>
        {(results.Plan.ComparesArms ? results.Arms : []).Select(arm => Html.Of($"<div><dt>{Wording.Capital(arm.Arm.Label)}</dt><dd>{Numerals.Count(arm.Randomised)}</dd></div>\n"))}        <div><dt>Dataset</dt><dd class="hash">{results.DataHash[..12]}</dd></div>
        <div><dt>Plan</dt><dd class="hash">{results.Plan.Hash[..12]}</dd></div>
        </dl>
        </header>
        """);
}
