using System.Text.Json;
using Confrere.Modules.Tests.Analysis;
using Confrere.Modules.Tests.Fit;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Domain;

namespace Confrere.Modules.Tests.Protocols;

/// <summary>docs/reference/protocol.schema.json and protocol.md say what the reader reads.</summary>
public sealed class ProtocolSchemaTests
{
    private const string NamesSchema = "# yaml-language-server: $schema=";
    private static readonly string Reference = Path.Combine(SamplePaths.Root, "docs", "reference");
    private static readonly string SchemaFile = Path.Combine(Reference, "protocol.schema.json");
    private static readonly JsonShape Schema = JsonShape.Read(SchemaFile);

    [Theory, MemberData(nameof(SampleGallery.All), MemberType = typeof(SampleGallery))]
    public void Every_ready_protocol_has_the_shape_and_names_the_schema(string name)
    {
        Schema.Complaints(YamlAsJson.Of(SampleGallery.Text(name))).ShouldBeEmpty();
        var first = SampleGallery.Text(name).Split('\n')[0];
        first.ShouldStartWith(NamesSchema);
        Path.GetFullPath(Path.Combine(SampleGallery.Folder, first[NamesSchema.Length..])).ShouldBe(SchemaFile);
    }

    [Theory]
    [InlineData("version: 1", "version: one", "$.version: is String, not integer")]
    [InlineData("kind: one-to-one", "kind: hypnosis", "$.offerings[0].kind: hypnosis is not in the list")]
    [InlineData("sessions: 6", "sessions: 0", "$.offerings[0].sessions: 0 is below 1")]
    [InlineData("    sessions: 6", "    session: 6", "$.offerings[0]: sessions is missing|$.offerings[0].session: is not in the schema")]
    [InlineData("admits: yes\n    reasonIfNot: This", "admits: maybe\n    reasonIfNot: This", "$.eligibility[0].admits: maybe is not in the list")]
    [InlineData("method: permuted-blocks", "method: coin", "$.randomisation.method: coin is not in the list")]
    [InlineData("smallestCell: 11", "smallestCell: 5", "$.disclosure.smallestCell: 5 is below 11")]
    [InlineData("never: [supervisor,", "never: [superviser,", "$.coaches.never[0]: superviser is not in the list")]
    [InlineData("confidence: 0.95", "confidence: 95", "$.analysis.confidence: 95 is above 1")]
    [InlineData("    label: Coaching now\n", "", "$.arms[0]: label is missing")]
    public void A_mistake_has_not_the_shape(string right, string wrong, string complaints) =>
        Schema.Complaints(YamlAsJson.Of(SampleProtocol.With(right, wrong))).ShouldBe(complaints.Split('|'), ignoreOrder: true);

    [Fact]
    public void The_schema_has_the_fields_that_are_read_and_no_other()
    {
        // Together the ready protocols open every group of fields but these, which are added here.
        var minimised = SampleProtocol.With(
            "version: 1\n", "version: 2\namendment:\n  reason: Why.\n  effectiveOn: 2026-01-15\n  asksConsentAgain: no\n", "blockSizes: [2, 4, 6]", "blockSizes: []", "    draws: 20000\n", "",
            "method: permuted-blocks ", "method: minimisation\n  minimisation:\n    measure: range\n    best: 0.8\n  factors:\n    - code: strain\n      value: pfi.burnout\n"
                + "      levels:\n        - code: low\n          below: 3\n        - code: high\n ");
        var documents = SampleGallery.Names.Select(SampleGallery.Text).Append(minimised).Append(SampleProtocol.Approved()).Append(SampleProtocol.WithHelp());
        var asked = documents.SelectMany(document => Sound(document).FieldsAsked).ToHashSet();
        // The booster's draw is read as the first is; no document opens its deepest groups a second time.
        var unopened = Fields().Select(field => field.Path).Where(path => path.StartsWith("boosters.randomisation.", StringComparison.Ordinal)
            && (path.Contains(".factors[]", StringComparison.Ordinal) || path.Contains(".minimisation.", StringComparison.Ordinal)));
        Fields().Select(field => field.Path).Except(unopened).ShouldBe(asked, ignoreOrder: true);
    }

    [Fact]
    public void The_schema_demands_what_the_reader_demands()
    {
        foreach (var (path, isRequired, _) in Fields().Where(field => !field.Path.Contains('.', StringComparison.Ordinal)))
        {
            var lines = SampleProtocol.Text.Split('\n').ToList();
            var from = lines.FindIndex(line => line.StartsWith($"{path}:", StringComparison.Ordinal));
            if (from < 0)
            {
                isRequired.ShouldBeFalse(path);
                continue;
            }
            var to = lines.FindIndex(from + 1, line => line.Length > 0 && line[0] is not (' ' or '#'));
            var rest = string.Join('\n', lines[..from].Concat(to < 0 ? [] : lines[to..]));
            ProtocolDocument.Read(rest).Problems.Any(problem => problem.Path == path && problem.What == "It is missing.").ShouldBe(isRequired, path);
        }
    }

    [Fact]
    public void The_reference_has_a_row_for_every_field()
    {
        var rows = File.ReadAllLines(Path.Combine(Reference, "protocol.md"));
        foreach (var (path, isRequired, description) in Fields())
        {
            var row = rows.SingleOrDefault(line => line.StartsWith(isRequired ? $"| **`{path}`** |" : $"| `{path}` |", StringComparison.Ordinal));
            row.ShouldNotBeNull(path);
            row.ShouldEndWith($"| {description} |");
        }
        rows.Count(line => line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("| **`", StringComparison.Ordinal))
            .ShouldBe(Fields().Count + rows.Count(line => line.StartsWith("| `protocol ", StringComparison.Ordinal)));
    }

    private static ProtocolReading Sound(string document)
    {
        var reading = ProtocolDocument.Read(document);
        reading.Problems.ShouldBeEmpty();
        return reading;
    }

    private static List<(string Path, bool IsRequired, string Description)> Fields()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));
        var found = new List<(string, bool, string)>();
        Walk(schema.RootElement, schema.RootElement, "", found);
        return found;
    }

    private static void Walk(JsonElement root, JsonElement group, string path, List<(string, bool, string)> found)
    {
        var required = group.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];
        foreach (var property in group.GetProperty("properties").EnumerateObject())
        {
            var inside = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var shape = Resolve(root, property.Value);
            var description = property.Value.TryGetProperty("description", out var own) ? own : shape.GetProperty("description");
            found.Add((inside, required.Contains(property.Name), description.GetString()!));
            if (shape.TryGetProperty("properties", out _)) Walk(root, shape, inside, found);
            else if (shape.TryGetProperty("items", out var items) && Resolve(root, items) is var item && item.TryGetProperty("properties", out _)) Walk(root, item, inside + "[]", found);
        }
    }

    private static JsonElement Resolve(JsonElement root, JsonElement shape) =>
        shape.TryGetProperty("$ref", out var reference) ? root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]) : shape;
}
