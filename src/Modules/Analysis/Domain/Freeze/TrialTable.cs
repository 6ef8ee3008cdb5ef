using System.Globalization;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Freeze;

/// <summary>A frozen dataset with its arms opened, one entry a participant in the frozen order.</summary>
internal sealed class TrialTable
{
    private readonly Dictionary<(string Subject, string Visit, string Variable), string> _values;

    private readonly IReadOnlyDictionary<string, Delivered>? _delivered;
    private readonly IReadOnlyDictionary<string, string>? _blocks;

    private TrialTable(
        IReadOnlyList<string> treated, IReadOnlyList<string> control, Dictionary<(string, string, string), string> values, IReadOnlyDictionary<string, Delivered>? delivered,
        IReadOnlyDictionary<string, string>? blocks) =>
        (Treated, Control, _values, _delivered, _blocks, Subjects) = (treated, control, values, delivered, blocks, [.. treated.Concat(control).Order(StringComparer.Ordinal)]);

    public const string ArmVariable = "arm";

    /// <summary>Why a visit's scores are missing, where it is known.</summary>
    public const string ReasonVariable = "missing-reason";

    public IReadOnlyList<string> Treated { get; }
    public IReadOnlyList<string> Control { get; }
    public IReadOnlyList<string> Subjects { get; }

    /// <param name="arms">The arm's level of every participant; those who have none were not allocated and are left out.</param>
    /// <param name="delivered">What everybody was given, where it was frozen apart; otherwise dose and cluster stand in the dataset itself.</param>
    /// <param name="blocks">Within which the arms were drawn, where they were opened with the arms; otherwise likewise.</param>
    public static TrialTable Of(
        FrozenDataset frozen, TrialPlan plan, IReadOnlyDictionary<string, string> arms, IReadOnlyDictionary<string, Delivered>? delivered = null, IReadOnlyDictionary<string, string>? blocks = null)
    {
        var values = frozen.Rows.ToDictionary(row => (row.Subject, row.Visit, row.Variable), row => row.Value);
        var subjects = frozen.Rows.Select(row => row.Subject).Distinct().Where(arms.ContainsKey).ToList();
        return new([.. subjects.Where(s => arms[s] == plan.Treated.Level)], [.. subjects.Where(s => arms[s] == plan.Control.Level)], values, delivered, blocks);
    }

    /// <summary>Everybody in any arm of the plan; those who are not of the treated one stand together.</summary>
    public static TrialTable OfEverybody(FrozenDataset frozen, TrialPlan plan, IReadOnlyDictionary<string, string> arms, IReadOnlyDictionary<string, Delivered> delivered)
    {
        var others = plan.Arms.Select(arm => arm.Level).Where(level => level != plan.Treated.Level).ToHashSet(StringComparer.Ordinal);
        return Of(frozen, plan, arms.Where(pair => pair.Value == plan.Treated.Level || others.Contains(pair.Value)).ToDictionary(pair => pair.Key, pair => others.Contains(pair.Value) ? plan.Control.Level : pair.Value), delivered);
    }

    /// <summary>The same data with these participants only.</summary>
    public TrialTable Of(IReadOnlySet<string> members) => new([.. Treated.Where(members.Contains)], [.. Control.Where(members.Contains)], _values, _delivered, _blocks);

    /// <summary>Units of dose that came before the comparison; null where it is not known.</summary>
    public double? Dose(string subject) => _delivered is null ? Number(subject, TrialPlan.BaselineCode, PlannedDose.Code) : _delivered.GetValueOrDefault(subject)?.BeforeComparison;

    /// <summary>With whom the participant was treated; null where with nobody.</summary>
    public string? Cluster(string subject) => _delivered is null ? Text(subject, TrialPlan.BaselineCode, PlannedClusters.Code) : _delivered.GetValueOrDefault(subject)?.Cluster;

    public string? Block(string subject) => _blocks is null ? Text(subject, TrialPlan.BaselineCode, PlannedRandomisationTest.BlockCode) : _blocks.GetValueOrDefault(subject);

    /// <summary>The arms as a file's dataset itself states them.</summary>
    public static IReadOnlyDictionary<string, string> ArmsIn(FrozenDataset frozen) =>
        frozen.Rows.Where(row => row.Variable == ArmVariable).ToDictionary(row => row.Subject, row => row.Value);

    public double? Number(string subject, string visit, string variable) =>
        Text(subject, visit, variable) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public string? Text(string subject, string visit, string variable) =>
        _values.TryGetValue((subject, visit, variable), out var text) && text.Length > 0 ? text : null;

    public IReadOnlyList<double> Numbers(IEnumerable<string> subjects, string visit, string variable) =>
        [.. subjects.Select(subject => Number(subject, visit, variable)).OfType<double>()];
}
