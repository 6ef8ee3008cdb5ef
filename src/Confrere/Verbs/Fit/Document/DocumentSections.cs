using Confrere.Statistics.Design;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Mmrm;

namespace Confrere.App.Verbs.Fit.Document;

/// <summary>The fields of a model document, section by section.</summary>
internal sealed class DocumentSections(DocumentMap root, string file, ProblemList problems)
{
    private const string ColumnRemedy = "Write the name of a column of the data.";
    private readonly List<ColumnUse> _columns = [];

    public ModelDocument Read()
    {
        var kind = root.OneOf("model", ModelKind.Linear, Words.Kinds);
        if (!root.Has("model")) root.Text("model", $"Write one of {string.Join(", ", Words.Kinds.Keys)}.");
        var response = Use(root.Text("response", ColumnRemedy), ColumnRole.Number, "response", root.LineOf("response"))!;
        var subject = Use(root.OptionalText("subject"), ColumnRole.Category, "subject", root.LineOf("subject"));
        var visit = Use(root.OptionalText("visit"), ColumnRole.Category, "visit", root.LineOf("visit"));
        IReadOnlyList<FactorRule> factors = Factors();
        return new()
        {
            File = file,
            Title = root.OptionalText("title") ?? "",
            Kind = kind,
            Response = response,
            Subject = subject,
            Visit = visit,
            Factors = factors,
            Data = Data(),
            Fixed = Fixed(),
            Intercept = root.YesOrNo("intercept", true),
            Covariance = Covariance(),
            Random = Random(),
            Clusters = Clusters(),
            WorkingCorrelation = root.OneOf("working-correlation", WorkingCorrelation.Exchangeable, Words.Correlations),
            Estimation = root.OneOf("estimation", Estimation.RestrictedMaximumLikelihood, Words.Estimations),
            DegreesOfFreedom = root.Has("degrees-of-freedom") ? root.OneOf("degrees-of-freedom", DegreesOfFreedomMethod.Satterthwaite, Words.Methods) : null,
            Errors = Errors(kind),
            ConstrainedBaselineArm = ConstrainedBaseline(),
            Level = Level(),
            Means = root.Each("means", Means),
            Contrasts = root.Each("contrasts", Contrast),
            Tests = root.Each("tests", Test, (term, line) => TermTest(term, line)),
            Columns = _columns,
        };
    }

    private string? Use(string? column, ColumnRole role, string field, int line)
    {
        if (!string.IsNullOrEmpty(column)) _columns.Add(new(column, role, field, line));
        return column;
    }

    private DataRules Data()
    {
        if (root.Map("data") is not { } map) return new(',', ["NA"], []);
        var separator = map.OneOf("separator", ',', new Dictionary<string, char> { [","] = ',', [";"] = ';', ["tab"] = '\t' });
        var missing = map.Has("missing") ? map.Texts("missing") : ["NA"];
        List<RowRule> rows = [];
        if (map.Map("rows") is { } only)
            foreach (var column in only.Keys) rows.Add(new(column, only.Texts(column)));
        foreach (var row in rows) _columns.Add(new(row.Column, ColumnRole.Filter, $"data.rows.{row.Column}", map.LineOf("rows")));
        map.RefuseTheRest();
        return new(separator, missing, rows);
    }

    private List<FactorRule> Factors()
    {
        List<FactorRule> rules = [];
        if (root.Map("factors") is not { } factors) return rules;
        foreach (var column in factors.Keys)
        {
            var map = factors.Map(column);
            var rule = new FactorRule(column, map?.Texts("levels") ?? [], map?.OptionalText("reference"), factors.LineOf(column));
            map?.RefuseTheRest();
            Use(column, ColumnRole.Category, $"factors.{column}", rule.Line);
            if (rule.Levels.GroupBy(l => l).FirstOrDefault(g => g.Count() > 1) is { } twice) factors.Wrong(column, $"The level \"{twice.Key}\" is given twice.", "Name each level once.");
            if (rule.Reference is { } reference && rule.Levels.Count > 0 && !rule.Levels.Contains(reference))
                factors.Wrong(column, $"The reference \"{reference}\" is not among the levels {string.Join(", ", rule.Levels)}.", "Name one of them.");
            rules.Add(rule);
        }
        return rules;
    }

    private IReadOnlyList<Term> Fixed() => [.. root.Texts("fixed").SelectMany(text => Terms(text, "fixed", root.LineOf("fixed")))];

    private IReadOnlyList<Term> Terms(string text, string field, int line)
    {
        var crossed = text.Contains('*', StringComparison.Ordinal);
        string[] parts = text.Split(crossed ? '*' : ':', StringSplitOptions.TrimEntries);
        if (parts.Any(p => p.Length == 0 || (crossed && p.Contains(':', StringComparison.Ordinal))) || parts.Distinct().Count() != parts.Length)
        {
            problems.Add(line, field, $"\"{text}\" is not a term.", "Write a column, an interaction like arm:visit, or arm*visit for both and their interaction.");
            return [];
        }
        foreach (var part in parts) Use(part, ColumnRole.Either, field, line);
        return crossed ? Term.Crossed(parts) : parts.Length == 1 ? [Term.Of(parts[0])] : [Term.Interaction(parts)];
    }

    private CovarianceRule Covariance()
    {
        if (root.Map("covariance") is not { } map) return new(CovarianceStructure.Unstructured, null, []);
        var structure = map.OneOf("structure", CovarianceStructure.Unstructured, Words.Structures);
        var by = Use(map.OptionalText("by"), ColumnRole.Category, "covariance.by", map.LineOf("by"));
        var fallback = new List<CovarianceStructure>();
        foreach (var word in map.Texts("fallback"))
            if (Words.Structures.TryGetValue(word, out var next)) fallback.Add(next);
            else map.Wrong("fallback", $"\"{word}\" is not known.", $"Write one of {string.Join(", ", Words.Structures.Keys)}.");
        map.RefuseTheRest();
        return new(structure, by, fallback);
    }

    private IReadOnlyList<RandomTerm> Random() => [.. root.Each("random", RandomTerms).SelectMany(t => t)];

    private IReadOnlyList<RandomTerm> RandomTerms(DocumentMap map)
    {
        if (map.Has("nested"))
        {
            var nested = map.Texts("nested");
            foreach (var column in nested) Use(column, ColumnRole.Category, map.PathOf("nested"), map.LineOf("nested"));
            if (nested.Count >= 2 && nested.Distinct().Count() == nested.Count) return RandomTerm.Nested(nested);
            map.Wrong("nested", "It needs two or more different columns, the outer first.", "Write [hospital, ward].");
            return [];
        }
        var groups = map.Texts("group");
        foreach (var column in groups) Use(column, ColumnRole.Category, map.PathOf("group"), map.LineOf("group"));
        var slopes = map.Texts("slopes").SelectMany(s => Terms(s, map.PathOf("slopes"), map.LineOf("slopes"))).ToArray();
        var (intercept, correlated) = (map.YesOrNo("intercept", true), map.YesOrNo("correlated", true));
        if (groups.Count > 0 && groups.All(g => g.Length > 0) && groups.Distinct().Count() == groups.Count && (intercept || slopes.Length > 0))
            return [new RandomTerm(Grouping.By(groups), slopes, intercept, correlated)];
        problems.Add(map.Line, map.PathOf("group"), "It needs a grouping column and something that varies.", "Write { group: id } or { group: id, slopes: [months] }.");
        return [];
    }

    private ClusterRule? Clusters()
    {
        if (root.Map("clusters") is not { } map) return null;
        var arm = Use(map.Text("arm", ColumnRemedy), ColumnRole.Category, "clusters.arm", map.LineOf("arm"))!;
        var column = Use(map.Text("column", ColumnRemedy), ColumnRole.Category, "clusters.column", map.LineOf("column"))!;
        var rule = new ClusterRule(arm, map.OptionalText("clustered-arm"), column, map.YesOrNo("residual-by-arm", true));
        map.RefuseTheRest();
        return rule;
    }

    private ErrorRule Errors(ModelKind kind)
    {
        var words = Words.Errors(kind);
        var known = words.ToDictionary(w => w);
        if (root.Map("errors") is not { } map) return new(words[0], null, []);
        var name = map.OneOf("kind", words[0], known);
        var cluster = Use(map.OptionalText("cluster"), ColumnRole.Category, "errors.cluster", map.LineOf("cluster"));
        var rule = new ErrorRule(name, cluster, map.Texts("alone"));
        map.RefuseTheRest();
        return rule;
    }

    private string? ConstrainedBaseline()
    {
        if (root.Map("constrained-baseline") is not { } map) return null;
        var arm = Use(map.Text("arm", ColumnRemedy), ColumnRole.Category, "constrained-baseline.arm", map.LineOf("arm"));
        map.RefuseTheRest();
        return arm;
    }

    private double Level()
    {
        var level = root.Number("level") ?? 0.95;
        if (level is > 0 and < 1) return level;
        root.Wrong("level", $"{level} is not between 0 and 1.", "Write a confidence level like 0.95.");
        return 0.95;
    }

    private MeansRule Means(DocumentMap map)
    {
        var at = new Dictionary<string, double>();
        if (map.Map("at") is { } held)
            foreach (var column in held.Keys)
                if (held.Number(column) is { } value) at[column] = value;
        var of = map.Texts("of");
        if (of.Count == 0) map.Wrong("of", "It names no factor.", "Write of: [arm].");
        return new(of, map.Texts("by"), map.YesOrNo("differences", true), map.OneOf("adjustment", Adjustment.None, Words.Adjustments),
            map.OneOf("weights", GridWeights.Equal, Words.Weights), at, map.Line);
    }

    private static ContrastRule Contrast(DocumentMap map)
    {
        var label = map.Text("label", "Write a short name that the tables show.");
        var weights = new Dictionary<string, double>();
        if (map.Map("weights") is { Keys.Count: > 0 } given)
        {
            foreach (var coefficient in given.Keys)
                if (given.Number(coefficient) is { } weight) weights[coefficient] = weight;
        }
        else map.Wrong("weights", "It names no coefficient.", "Write { armcoached: 1, \"armcoached:visit6\": 1 }.");
        return new(new Contrast(label, weights), map.Line);
    }

    private static TestRule Test(DocumentMap map)
    {
        var label = map.Text("label", "Write a short name that the tables show.");
        var coefficients = map.Texts("coefficients");
        if (coefficients.Count == 0) map.Wrong("coefficients", "It names no coefficient.", "Write [armcoached, \"armcoached:visit6\"].");
        return new(label, null, coefficients, map.Line);
    }

    private TestRule TermTest(string text, int line) => Terms(text, "tests", line) is [var term]
        ? new(text, term, [], line)
        : new(text, null, [], line);
}
