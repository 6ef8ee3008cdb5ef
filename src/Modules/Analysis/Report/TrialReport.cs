using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Analysis.Report.Sections;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report;

/// <summary>
/// The report: reads like a short paper and prints like one. Equal results give equal bytes; it holds no time, so that anyone can make it
/// again and compare.
/// </summary>
internal static class TrialReport
{
    /// <summary>The report as one file that needs no other.</summary>
    public static string Of(TrialResults results) =>
        ReportPage.Of(results.Plan.Title, Html.Of($"{TitleSection.Of(results)}\n{Sections(results).Select(HtmlSections.Of)}"));

    /// <summary>The same content for Word.</summary>
    public static byte[] Word(TrialResults results) => WordDocument.Of(results.Plan.Title, results.Plan.Source, Sections(results));

    /// <summary>The content, from which every form of the report is made.</summary>
    public static IReadOnlyList<Section> Sections(TrialResults results)
    {
        if (!results.Plan.ComparesArms) return OpenReport.Sections(results);
        List<Section> sections =
        [
            AbstractSection.Of(results),
            MethodsSection.Of(results),
            FlowSection.Of(results),
            BaselineSection.Of(results),
            .. results.Outcomes.Select(outcome => OutcomeSection.Of(results, outcome)),
            .. ContrastSection.Of(results),
            .. PublishedSection.Of(results),
            .. FurtherSections.Of(results),
            MissingSection.Of(results),
            HarmsSection.Of(results),
            .. FollowUpSection.Of(results),
            LimitsSection.Of(results),
            DeviationsSection.Of(results),
            OriginSection.Of(results),
        ];
        return [.. sections, ChecklistSection.Of(results, sections)];
    }
}
