using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;

namespace Confrere.Analysis.Report.Sections;

/// <summary>What these numbers were made from, so that anyone can make them again.</summary>
internal static class OriginSection
{
    public static Section Of(TrialResults results) => new("origin", "Where these numbers come from",
    [
        new Facts(
        [
            ("Frozen dataset, SHA-256", results.DataHash), ("Dictionary, SHA-256", results.DictionaryHash), ("Plan, SHA-256", results.Plan.Hash), ("Code", results.CodeVersion),
            .. results.Further is null ? Array.Empty<(string, string)>() : [("Seed", $"{results.Plan.Seed}")],
        ]),
        Block.Prose("The same dataset, plan and code give this report again, byte for byte. Every number in it stands to ten digits in results.json; the bundle beside it holds the data, the plan and a program in R that makes the estimates again."),
    ]);
}
