using System.Text.Encodings.Web;
using System.Text.Json;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report;

/// <summary>results.json (docs/reference/results.md): every number with its unit, n, interval, method and the plan's line.</summary>
internal static class ResultsJson
{
    public const string Format = "confrere-results/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TenDigits() },
    };

    public static string Of(TrialResults results)
    {
        var plan = results.Plan;
        return JsonSerializer.Serialize(new
        {
            Format,
            plan.Title,
            plan.Source,
            Code = results.CodeVersion,
            Data = new { Sha256 = results.DataHash, DictionarySha256 = results.DictionaryHash, DeliverySha256 = results.Delivery?.Hash },
            Plan = new { Sha256 = plan.Hash, plan.Method, ConfidenceLevel = plan.Level, plan.AnalysisSet, plan.PrimaryVisit, plan.Note, plan.Seed },
            results.Warnings, results.Deviations,
            Arms = Arms(plan),
            Numbers = ResultNumbers.Of(results),
        }, Options) + "\n";
    }

    private static object Arms(TrialPlan plan) => !plan.ComparesArms ? new { Everybody = plan.Treated }
        : plan.Contrasts is { } contrasts ? new { plan.Treated, plan.Control, contrasts.Others, FurtherContrasts = contrasts.Further.Select(contrast => new { Treated = contrast.Treated.Level, Control = contrast.Control.Level }) }
        : new { plan.Treated, plan.Control };
}
