using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;

namespace Confrere.Analysis.Report.Sections;

internal static class DeviationsSection
{
    public static Section Of(TrialResults results) => new("deviations", "Deviations from the plan", results.Deviations.Count == 0
        ? [Block.Prose("None is recorded.")]
        : [new Table("deviations", "What was done otherwise than planned, in the order of the dates.", [new("Date"), new("What", HoldsWords: true), new("Why", HoldsWords: true)],
            [.. results.Deviations.Select(deviation => new Row(deviation.Date, Wording.Sentence(deviation.What), Wording.Sentence(deviation.Reason)))])]);
}
