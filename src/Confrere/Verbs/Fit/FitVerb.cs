using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Confrere.App.Verbs.Fit.Document;
using Confrere.App.Verbs.Fit.Fitting;
using Confrere.App.Verbs.Fit.Report;
using Confrere.App.Verbs.Fit.Table;
using Confrere.Statistics.Problems;

namespace Confrere.App.Verbs.Fit;

/// <summary>`fit`: a file of data, a model document, a table on the screen and every digit as JSON. No database, no account.</summary>
internal static class FitVerb
{
    private const int RefusedExit = 2;
    private const int NotConvergedExit = 3;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data as CSV with a header row.", Required = true };
        var model = new Option<string>("--model") { Description = "The model as YAML (docs/reference/fit-model.md).", Required = true };
        var json = new Option<string?>("--json") { Description = "Where to write the result with all digits (docs/reference/fit.schema.json)." };
        var verb = new Command("fit", "Fit a linear, mixed or repeated-measures model to a file.") { data, model, json };
        verb.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(model)!, parsed.GetValue(json), Console.Out, Console.Error));
        return verb;
    }

    /// <summary>Fits and reports.</summary>
    /// <returns>0; 2 when the input is refused; 3 when the fit did not converge (the result is written and says so).</returns>
    public static int Run(string dataPath, string modelPath, string? jsonPath, TextWriter output, TextWriter errors)
    {
        try
        {
            var document = ModelDocumentReader.Read(modelPath);
            var began = Stopwatch.GetTimestamp();
            var table = DataTable.Read(dataPath, document);
            var reading = Stopwatch.GetElapsedTime(began);
            var (fitted, answers) = Fit(document, table);
            var fitting = Stopwatch.GetElapsedTime(began) - reading;
            if (jsonPath is not null) FitJson.Write(jsonPath, document, table, fitted, answers);
            FitTables.Write(output, document, table, fitted, answers);
            if (jsonPath is not null) output.WriteLine($"All digits: {jsonPath}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read in {reading.TotalSeconds:F2} s, fitted in {fitting.TotalSeconds:F2} s."));
            return fitted.Status.Converged ? 0 : NotConvergedExit;
        }
        catch (RefusedInputException refused)
        {
            foreach (var problem in refused.Problems) errors.WriteLine(problem);
            return RefusedExit;
        }
    }

    private static (FittedModel Fitted, Questions Answers) Fit(ModelDocument document, DataTable table)
    {
        try
        {
            var fitted = ModelFitting.Fit(document, table.Frame);
            return (fitted, Questions.Answer(document, fitted));
        }
        catch (DataProblemsException refused)
        {
            throw new RefusedInputException([.. refused.Problems.Select(p => table.InFile(p))]);
        }
    }
}
