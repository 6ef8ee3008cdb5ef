using System.Globalization;
using Confrere.App.Verbs.Fit.Document;
using Confrere.App.Verbs.Fit.Fitting;
using Confrere.App.Verbs.Fit.Table;
using Confrere.Statistics.Inference;
using Spectre.Console;
using TableView = Spectre.Console.Table;

namespace Confrere.App.Verbs.Fit.Report;

/// <summary>The result on the screen.</summary>
internal sealed class FitTables
{
    private const int LeastWidth = 120;
    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;

    private FitTables(TextWriter output)
    {
        _output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (_console.Profile.Width < LeastWidth) _console.Profile.Width = LeastWidth;
    }

    public static void Write(TextWriter output, ModelDocument document, DataTable table, FittedModel fitted, Questions answers)
    {
        var view = new FitTables(output);
        view.Head(document, table, fitted);
        view.Estimates("Coefficients", fitted.Inference.CoefficientTable(document.Level));
        foreach (var means in answers.Means) view.Means(means);
        if (answers.Contrasts.Count > 0) view.Estimates("Contrasts", answers.Contrasts);
        view.Tests(answers.Tests);
        view.Covariance(fitted);
        view.Foot(fitted);
    }

    // Sentences are not cut into lines; a terminal wraps them itself.
    private void Line(string text) => _output.WriteLine(text);

    private void Head(ModelDocument document, DataTable table, FittedModel fitted)
    {
        if (document.Title.Length > 0) Line(document.Title);
        Line($"{fitted.Description}{(fitted.Likelihood is null or "ML" && document.Kind == ModelKind.Linear ? "" : $"; {fitted.Likelihood ?? "no likelihood"}")}");
        Line($"{document.Response} ~ {string.Join(" + ", fitted.Inference.Design.Terms)}");
        Line($"Standard errors: {fitted.Errors}. Degrees of freedom: {Digits.Method(fitted.Inference.DegreesOfFreedomMethod)}.");
        var subjects = fitted.SubjectsRead is { } read ? $"; {fitted.SubjectsUsed} of {read} subjects" : "";
        Line($"Rows: {table.RowsRead} read, {table.Frame.Rows} selected, {fitted.RowsUsed} used{subjects}.");
        foreach (var dropped in fitted.Dropped) Line("  " + dropped.Sentence);
    }

    private void Estimates(string title, IReadOnlyList<Estimate> estimates)
    {
        var view = Titled(title, "", "Estimate", "SE", "df", estimates.All(e => double.IsPositiveInfinity(e.DegreesOfFreedom)) ? "z" : "t", "p", Interval(estimates));
        foreach (var e in estimates) view.AddRow([Plain(e.Name), .. Cells(e)]);
        _console.Write(view);
    }

    private void Means(MeansAnswer answer)
    {
        var factors = answer.Rule.By.Concat(answer.Rule.Of).ToArray();
        var view = Titled($"Least-squares means of {string.Join(", ", answer.Rule.Of)}, {Words.Of(Words.Weights, answer.Rule.Weights)} weights",
            [.. factors, "Mean", "SE", "df", Interval([.. answer.Table.Select(m => m.Estimate)])]);
        foreach (var mean in answer.Table) view.AddRow([.. factors.Select(f => Plain(mean.Levels[f])), .. Cells(mean.Estimate, withTest: false)]);
        _console.Write(view);
        if (answer.Differences.Count == 0) return;
        view = Titled($"Differences, p and intervals adjusted: {Words.Of(Words.Adjustments, answer.Rule.Adjustment)}",
            [.. answer.Rule.By, "", "Difference", "SE", "df", "t", "p", Interval([.. answer.Differences.Select(d => d.Estimate)])]);
        foreach (var difference in answer.Differences) view.AddRow([.. answer.Rule.By.Select(f => Plain(difference.Group[f])), Plain(difference.Estimate.Name), .. Cells(difference.Estimate)]);
        _console.Write(view);
    }

    private void Tests(IReadOnlyList<JointTest> tests)
    {
        if (tests.Count == 0) return;
        var view = Titled("Joint tests", "", "F", "df", "df (denominator)", "p");
        foreach (var test in tests)
            view.AddRow(Plain(test.Name), test.F.ToString("F4", CultureInfo.InvariantCulture), Digits.DegreesOfFreedom(test.NumeratorDegreesOfFreedom),
                Digits.DegreesOfFreedom(test.DenominatorDegreesOfFreedom), Digits.P(test.PValue));
        _console.Write(view);
    }

    private void Covariance(FittedModel fitted)
    {
        if (fitted.Covariance.Count > 0)
        {
            var view = Titled("Covariance parameters", "", "", "Value", "SE", "SD or correlation");
            foreach (var c in fitted.Covariance)
                view.AddRow(Plain(c.Group), Plain(c.Name), Digits.Significant(c.Value), Digits.Significant(c.StandardError), Digits.Significant(c.Scaled));
            _console.Write(view);
        }
        foreach (var matrix in fitted.Matrices.Where(m => m.Values.RowNames.Count > 1)) Matrix(matrix);
        foreach (var icc in fitted.Intraclass)
            Line($"Intraclass correlation, {icc.Group}: {icc.Value.ToString("F4", CultureInfo.InvariantCulture)} ({icc.Interval.Level:P0} interval {icc.Interval.Lower.ToString("F4", CultureInfo.InvariantCulture)} to {icc.Interval.Upper.ToString("F4", CultureInfo.InvariantCulture)}; {icc.Method})");
    }

    private void Matrix(CovarianceMatrix matrix)
    {
        var view = Titled($"{char.ToUpperInvariant(matrix.Kind[0])}{matrix.Kind[1..]} {matrix.Of}".Trim(), ["", .. matrix.Values.ColumnNames]);
        foreach (var (name, values) in matrix.Values.RowNames.Zip(matrix.Values.ToRows()))
            view.AddRow([Plain(name), .. values.Select(Digits.Significant)]);
        _console.Write(view);
    }

    private void Foot(FittedModel fitted)
    {
        foreach (var (name, value) in fitted.Numbers) Line($"{name}: {Digits.Significant(value)}");
        if (fitted.Likelihood is not null) Line($"Log-likelihood ({fitted.Likelihood}): {fitted.Criteria[0].LogLikelihood.ToString("F4", CultureInfo.InvariantCulture)}");
        foreach (var c in fitted.Criteria)
            Line($"AIC {c.Akaike.ToString("F3", CultureInfo.InvariantCulture)}, BIC {c.Bayesian.ToString("F3", CultureInfo.InvariantCulture)}: {c.Convention}");
        var status = fitted.Status;
        if (status.Criterion == FitStatus.ClosedForm().Criterion) Line("Solved in closed form.");
        else Line(status.Converged ? $"Converged in {status.Iterations} iterations; {status.Criterion}." : $"DID NOT CONVERGE after {status.Iterations} iterations; {status.Criterion}.");
        foreach (var attempt in status.Attempts) Line($"Tried before: {attempt}");
        foreach (var part in status.Singular) Line($"Singular: {part}");
        foreach (var warning in status.Warnings.Except(fitted.Dropped.Select(d => d.Sentence))) Line($"Note: {warning}");
    }

    private static TableView Titled(string title, params IReadOnlyList<string> columns)
    {
        var view = new TableView { Title = new TableTitle(Plain(title)), Border = TableBorder.Simple };
        foreach (var (column, index) in columns.Select((column, index) => (column, index)))
            view.AddColumn(new TableColumn(Plain(column)) { Alignment = index == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        return view;
    }

    private static IEnumerable<string> Cells(Estimate e, bool withTest = true)
    {
        yield return Digits.Of(e.Value, e.StandardError);
        yield return Digits.Of(e.StandardError, e.StandardError);
        yield return Digits.DegreesOfFreedom(e.DegreesOfFreedom);
        if (withTest) yield return double.IsFinite(e.Statistic) ? e.Statistic.ToString("F3", CultureInfo.InvariantCulture) : "-";
        if (withTest) yield return Digits.P(e.PValue);
        yield return $"{Digits.Of(e.Interval.Lower, e.StandardError)} to {Digits.Of(e.Interval.Upper, e.StandardError)}";
    }

    private static string Interval(IReadOnlyList<Estimate> estimates) =>
        estimates.Count == 0 ? "interval" : string.Create(CultureInfo.InvariantCulture, $"{100 * estimates[0].Interval.Level:G6} % interval");

    // Names come from the file; what looks like markup there must stay text.
    private static string Plain(string text) => Markup.Escape(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]));
}
