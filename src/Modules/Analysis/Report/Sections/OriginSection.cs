using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>What these numbers were made from, so that anyone can make them again.</summary>
internal static class OriginSection
{
    public static Html Of(TrialResults results) => Html.Of($"""
        <section aria-labelledby="origin">
        <h2 id="origin">Where these numbers come from</h2>
        <dl class="origin">
        <dt>Frozen dataset, SHA-256</dt><dd>{results.DataHash}</dd>
        <dt>Dictionary, SHA-256</dt><dd>{results.DictionaryHash}</dd>
        <dt>Plan, SHA-256</dt><dd>{results.Plan.Hash}</dd>
        <dt>Code</dt><dd>{results.CodeVersion}</dd>
        </dl>
        <p>The same dataset, plan and code give this report again, byte for byte. Every number in it stands with all its digits in results.json.</p>
        </section>
        """);
}
