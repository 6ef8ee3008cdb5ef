using System.Text.Json;
using Confrere.App.Verbs.Fit.Document;
using Confrere.App.Verbs.Fit.Fitting;
using Confrere.App.Verbs.Fit.Table;
using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Fit.Report;

/// <summary>The sections of the result, in the order of the schema.</summary>
internal sealed class FitJsonSections(Utf8JsonWriter json)
{
    public void Write(ModelDocument document, DataTable table, FittedModel fitted, Questions answers)
    {
        json.WriteStartObject();
        json.WriteString("format", FitJson.Format);
        json.WriteString("software", $"Confrere {FitJson.Version}");
        Model(document, table, fitted);
        Counts(document, table, fitted);
        json.Each("coefficients", fitted.Inference.CoefficientTable(document.Level), e => Object(() => Estimate(e)));
        json.WriteStartObject("coefficientCovariance");
        json.Matrix(fitted.Inference.CoefficientCovariance);
        json.WriteEndObject();
        json.Each("aliased", fitted.Inference.Design.Aliased, a => Object(() => { json.WriteString("name", a.Name); json.WriteString("reason", a.Sentence); }));
        Covariance(fitted);
        Likelihood(fitted);
        json.Each("statistics", fitted.Numbers, n => Object(() => { json.WriteString("name", n.Name); json.Number("value", n.Value); }));
        json.Each("means", answers.Means, Means);
        json.Each("contrasts", answers.Contrasts, e => Object(() => Estimate(e)));
        json.Each("tests", answers.Tests, Test);
        Convergence(fitted.Status);
        json.WriteEndObject();
    }

    private void Object(Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }

    private void Model(ModelDocument document, DataTable table, FittedModel fitted)
    {
        json.WriteStartObject("model");
        json.WriteString("kind", Words.Of(Words.Kinds, document.Kind));
        json.WriteString("description", fitted.Description);
        json.WriteString("title", document.Title);
        json.WriteString("data", Path.GetFileName(table.File));
        json.WriteString("document", Path.GetFileName(document.File));
        json.WriteString("response", document.Response);
        json.WriteString("subject", document.Subject);
        json.WriteString("visit", document.Visit);
        json.Texts("terms", fitted.Inference.Design.Terms.Select(t => t.ToString()));
        json.WriteString("errors", fitted.Errors);
        json.WriteString("degreesOfFreedom", Words.Of(Words.Methods, fitted.Inference.DegreesOfFreedomMethod));
        json.Number("level", document.Level);
        json.WriteEndObject();
    }

    private void Counts(ModelDocument document, DataTable table, FittedModel fitted)
    {
        json.WriteStartObject("rows");
        json.WriteNumber("read", table.RowsRead);
        json.WriteNumber("selected", table.Frame.Rows);
        json.WriteNumber("used", fitted.RowsUsed);
        json.Each("dropped", fitted.Dropped, d => Object(() =>
        {
            json.WriteString("column", d.Column);
            json.WriteNumber("count", d.Rows.Count);
            json.WriteString("reason", d.Sentence);
            json.Each("lines", d.Rows, row => json.WriteNumberValue(table.LineOf(row)));
        }));
        json.WriteEndObject();
        if (fitted.SubjectsRead is not { } read) json.WriteNull("subjects");
        else
        {
            json.WriteStartObject("subjects");
            json.WriteNumber("selected", read);
            json.WriteNumber("used", fitted.SubjectsUsed!.Value);
            json.WriteNumber("dropped", read - fitted.SubjectsUsed.Value);
            json.WriteString("reason", read == fitted.SubjectsUsed ? "" : $"{document.Subject} without a complete row");
            json.WriteEndObject();
        }
    }

    private void Estimate(Estimate e)
    {
        json.WriteString("name", e.Name);
        json.Number("estimate", e.Value);
        json.Number("standardError", e.StandardError);
        json.Number("df", e.DegreesOfFreedom);
        json.WriteString("dfMethod", Words.Of(Words.Methods, e.DegreesOfFreedomMethod));
        json.Number("statistic", e.Statistic);
        json.Number("p", e.PValue);
        json.Number("lower", e.Interval.Lower);
        json.Number("upper", e.Interval.Upper);
        json.Number("level", e.Interval.Level);
    }

    private void Covariance(FittedModel fitted)
    {
        json.Each("covarianceParameters", fitted.Covariance, c => Object(() =>
        {
            json.WriteString("group", c.Group);
            json.WriteString("name", c.Name);
            json.Number("value", c.Value);
            json.Number("standardError", c.StandardError);
            json.Number("scaled", c.Scaled);
        }));
        json.Each("matrices", fitted.Matrices, m => Object(() => { json.WriteString("of", m.Of); json.WriteString("kind", m.Kind); json.Matrix(m.Values); }));
        json.Each("intraclassCorrelations", fitted.Intraclass, i => Object(() =>
        {
            json.WriteString("group", i.Group);
            json.Number("value", i.Value);
            json.Number("lower", i.Interval.Lower);
            json.Number("upper", i.Interval.Upper);
            json.Number("level", i.Interval.Level);
            json.WriteString("method", i.Method);
        }));
    }

    private void Likelihood(FittedModel fitted)
    {
        if (fitted.Likelihood is null) { json.WriteNull("likelihood"); return; }
        json.WriteStartObject("likelihood");
        json.WriteString("kind", fitted.Likelihood);
        json.Number("logLikelihood", fitted.Criteria[0].LogLikelihood);
        json.Each("criteria", fitted.Criteria, c => Object(() =>
        {
            json.Number("aic", c.Akaike);
            json.Number("bic", c.Bayesian);
            json.WriteNumber("parameters", c.Parameters);
            json.Number("units", c.Units);
            json.WriteString("convention", c.Convention);
        }));
        json.WriteEndObject();
    }

    private void Means(MeansAnswer answer)
    {
        json.WriteStartObject();
        json.Texts("of", answer.Rule.Of);
        json.Texts("by", answer.Rule.By);
        json.WriteString("weights", Words.Of(Words.Weights, answer.Rule.Weights));
        json.WriteString("adjustment", Words.Of(Words.Adjustments, answer.Rule.Adjustment));
        json.Each("table", answer.Table, m => Object(() => { Levels("levels", m.Levels); Estimate(m.Estimate); }));
        json.Each("differences", answer.Differences, d => Object(() => { Levels("group", d.Group); Estimate(d.Estimate); json.Number("unadjustedP", d.UnadjustedPValue); }));
        json.WriteEndObject();
    }

    private void Levels(string name, IReadOnlyDictionary<string, string> levels)
    {
        json.WriteStartObject(name);
        foreach (var (factor, level) in levels) json.WriteString(factor, level);
        json.WriteEndObject();
    }

    private void Test(JointTest test) => Object(() =>
    {
        json.WriteString("name", test.Name);
        json.Number("f", test.F);
        json.Number("numeratorDf", test.NumeratorDegreesOfFreedom);
        json.Number("denominatorDf", test.DenominatorDegreesOfFreedom);
        json.WriteString("dfMethod", Words.Of(Words.Methods, test.DegreesOfFreedomMethod));
        json.Number("p", test.PValue);
    });

    private void Convergence(FitStatus status)
    {
        json.WriteStartObject("convergence");
        json.WriteBoolean("converged", status.Converged);
        json.WriteString("criterion", status.Criterion);
        json.WriteNumber("iterations", status.Iterations);
        json.Texts("attempts", status.Attempts);
        json.Texts("singular", status.Singular);
        json.Texts("warnings", status.Warnings);
        json.WriteEndObject();
    }
}
