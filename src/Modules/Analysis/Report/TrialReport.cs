using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Sections;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report;

/// <summary>
/// The report as one file that needs no other: it reads like a short paper and prints like one. Equal results give equal bytes; it holds
/// no time, so that anyone can make it again and compare.
/// </summary>
internal static class TrialReport
{
    public static string Of(TrialResults results) => ReportPage.Of(results.Plan.Title, Html.Of($"""
        {TitleSection.Of(results)}
        {AbstractSection.Of(results)}
        {FlowSection.Of(results)}
        {BaselineSection.Of(results)}
        {results.Outcomes.Select(outcome => OutcomeSection.Of(results, outcome))}
        {MissingSection.Of(results)}
        {MethodsSection.Of(results)}
        {LimitsSection.Of(results)}
        {OriginSection.Of(results)}
        """));
}
