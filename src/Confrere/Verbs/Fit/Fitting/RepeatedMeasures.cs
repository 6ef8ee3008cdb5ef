using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.App.Verbs.Fit.Fitting;

/// <summary>`model: mmrm`, with the arms constrained at baseline when the document asks for it.</summary>
internal static class RepeatedMeasures
{
    public static FittedModel Fit(ModelDocument document, Frame frame)
    {
        var baseline = document.ConstrainedBaselineArm is { } arm ? ConstrainedBaseline.Of(frame, arm, document.Visit!) : null;
        IReadOnlyList<Term> terms = baseline is null ? document.Fixed : [.. baseline.Terms.Concat(document.Fixed).Distinct()];
        var robust = document.Errors.Name switch { "cr0" => RobustCovariance.CR0, "cr2" => RobustCovariance.CR2, "cr3" => RobustCovariance.CR3, _ => RobustCovariance.None };
        var restricted = document.Estimation == Estimation.RestrictedMaximumLikelihood;
        var fit = new MmrmModel
        {
            Response = document.Response,
            Subject = document.Subject!,
            Visit = document.Visit!,
            Terms = terms,
            Covariance = document.Covariance.Structure,
            Fallback = document.Covariance.Fallback,
            CovarianceGroup = document.Covariance.By,
            Likelihood = restricted ? LikelihoodKind.Restricted : LikelihoodKind.Full,
            Robust = robust,
            DegreesOfFreedom = document.DegreesOfFreedom ?? (restricted && robust == RobustCovariance.None ? DegreesOfFreedomMethod.KenwardRoger : DegreesOfFreedomMethod.Satterthwaite),
        }.Fit(baseline?.Frame ?? frame);
        return Report(document, frame, fit) with { OwnContrasts = baseline is null ? [] : Effects(document, frame, baseline, fit.Design) };
    }

    private static FittedModel Report(ModelDocument document, Frame frame, MmrmFit fit) => new()
    {
        Description = $"Mixed model for repeated measures, {Words.Of(Words.Structures, fit.Structure)} covariance{(document.Covariance.By is { } by ? $" by {by}" : "")}",
        Inference = fit,
        Status = fit.Status,
        Dropped = fit.Dropped,
        RowsUsed = fit.RowCount,
        SubjectsUsed = fit.SubjectCount,
        SubjectsRead = ModelFitting.Subjects(document, frame),
        Errors = fit.Model.Robust == RobustCovariance.None ? "model" : fit.Model.Robust.ToString(),
        Likelihood = document.Estimation == Estimation.RestrictedMaximumLikelihood ? "REML" : "ML",
        Criteria = [fit.Criteria, fit.CriteriaOfAllParameters],
        Covariance = [.. fit.CovarianceParameters.Select(p => new CovarianceValue(p.Group, p.Name, p.Value, double.NaN, double.NaN))],
        Matrices = [.. fit.CovarianceGroups.SelectMany(g => (CovarianceMatrix[])[new(g, "covariance", fit.Covariance(g)), new(g, "correlation", fit.Correlation(g))])],
    };

    private static IReadOnlyList<Contrast> Effects(ModelDocument document, Frame frame, ConstrainedBaseline baseline, DesignMatrix design)
    {
        FactorColumn arms = frame.Factor(document.ConstrainedBaselineArm!), visits = frame.Factor(document.Visit!);
        return
        [
            .. from arm in arms.Levels.Skip(1)
               from visit in visits.Levels.Skip(1)
               let name = baseline.Effect(arm, visit)
               where design.ColumnNames.Contains(name)
               select Contrast.Of($"{arm} - {arms.Reference}, {visit}", (name, 1)),
        ];
    }
}
