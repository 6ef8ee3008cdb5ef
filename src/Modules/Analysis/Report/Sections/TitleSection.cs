using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class TitleSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <header>
        <p class="kind">Trial report</p>
        <h1>{results.Plan.Title}</h1>
        <p class="source">{results.Plan.Source}</p>
        <dl class="facts">
        <div><dt>Participants</dt><dd>{Numerals.Count(results.Randomised)}</dd></div>
        <div><dt>{Wording.Capital(results.Plan.Treated.Label)}</dt><dd>{Numerals.Count(results.Treated)}</dd></div>
        <div><dt>{Wording.Capital(results.Plan.Control.Label)}</dt><dd>{Numerals.Count(results.Control)}</dd></div>
        <div><dt>Dataset</dt><dd class="hash">{results.DataHash[..12]}</dd></div>
        <div><dt>Plan</dt><dd class="hash">{results.Plan.Hash[..12]}</dd></div>
        </dl>
        </header>
        """);
}
