using System.Text.Json;
using System.Text.Json.Nodes;
using Confrere.Modules.Tests.House;

namespace Confrere.Modules.Tests.Fit;

/// <summary>The schemas under docs/reference describe what is written and what is read.</summary>
public sealed class FitSchemaTests
{
    private static readonly JsonShape Result = JsonShape.Read(Path.Combine(FitRun.Root, "docs", "reference", "fit.schema.json"));
    private static readonly JsonShape Model = JsonShape.Read(Path.Combine(FitRun.Root, "docs", "reference", "fit-model.schema.json"));

    public static TheoryData<string, string> Samples => new()
    {
        { "ancova", "wl_101/data.csv" }, { "partially-nested", "wl_101/data.csv" }, { "mmrm", "wl_101/data_long.csv" }, { "clda", "wl_101/data_long.csv" },
        { "gee", "wl_101/data_long.csv" }, { "sleepstudy", "lmm_sleepstudy/data.csv" }, { "orthodont", "mmrm_orthodont/data.csv" },
    };

    [Theory, MemberData(nameof(Samples))]
    public void The_result_of_every_sample_has_the_shape(string sample, string data)
    {
        var run = FitRun.On(data, FitRun.Sample(sample));
        run.Exit.ShouldBe(0, run.Errors);
        Result.Complaints(run.Json!.Value).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Samples))]
    public void Every_sample_has_the_shape_of_a_model(string sample, string data)
    {
        File.Exists(FitRun.Reference(data.Split('/'))).ShouldBeTrue();
        Model.Complaints(YamlAsJson.Of(FitRun.Sample(sample))).ShouldBeEmpty();
    }

    [Fact]
    public void No_sample_is_left_out() =>
        Directory.GetFiles(Path.Combine(FitRun.Root, "samples", "models"), "*.yaml").Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(Samples.Select(s => s.Data.Item1), ignoreOrder: true);

    [Fact]
    public void Control_another_shape_is_rejected()
    {
        var json = JsonNode.Parse(FitRun.On("lmm_sleepstudy/data.csv", FitRun.Sample("sleepstudy")).Json!.Value.GetRawText())!.AsObject();
        json.Remove("rows");
        json["colour"] = "red";
        json["coefficients"]![0]!["p"] = "small";
        Result.Complaints(JsonSerializer.SerializeToElement(json)).ShouldBe(
            ["$: rows is missing", "$.colour: is not in the schema", "$.coefficients[0].p: fits none of the alternatives"], ignoreOrder: true);
        Model.Complaints(YamlAsJson.Of("format: confrere-model/1\nmodel: forest\nresponse: y\n")).ShouldBe(["$.model: forest is not in the list"]);
    }

    [Fact]
    public void The_schema_of_models_names_the_fields_that_are_read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(FitRun.Root, "docs", "reference", "fit-model.schema.json")));
        var refusal = FitRun.With("y\n1\n", "format: confrere-model/1\nmodel: linear\nresponse: y\nnonsense: 1\n").Errors;
        refusal[(refusal.IndexOf("there are ", StringComparison.Ordinal) + "there are ".Length)..].Trim().TrimEnd('.').Split(", ")
            .ShouldBe(schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name), ignoreOrder: true);
    }
}
