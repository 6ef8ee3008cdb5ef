using System.Globalization;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Freeze;

/// <summary>A frozen dataset with its arms opened, one entry a participant in the frozen order.</summary>
internal sealed class TrialTable
{
    private readonly Dictionary<(string Subject, string Visit, string Variable), string> _values;

    private readonly IReadOnlyDictionary<string, int>? _held;

    private TrialTable(
        IReadOnlyList<string> treated, IReadOnlyList<string> control, Dictionary<(string, string, string), string> values, IReadOnlyDictionary<string, int>? held) =>
        (Treated, Control, _values, _held, Subjects) = (treated, control, values, held, [.. treated.Concat(control).Order(StringComparer.Ordinal)]);

    public const string ArmVariable = "arm";

    /// <summary>Why a visit's scores are missing, where it is known.</summary>
    public const string ReasonVariable = "missing-reason";

    public IReadOnlyList<string> Treated { get; }
    public IReadOnlyList<string> Control { get; }
    public IReadOnlyList<string> Subjects { get; }

    /// <param name="arms">The arm's level of every participant; those who have none were not allocated and are left out.</param>
    /// <param name="held">Sessions held, where they were frozen apart; otherwise the dose stands in the dataset itself.</param>
    public static TrialTable Of(FrozenDataset frozen, TrialPlan plan, IReadOnlyDictionary<string, string> arms, IReadOnlyDictionary<string, int>? held = null)
    {
        var values = frozen.Rows.ToDictionary(row => (row.Subject, row.Visit, row.Variable), row => row.Value);
        var subjects = frozen.Rows.Select(row => row.Subject).Distinct().Where(arms.ContainsKey).ToList();
        return new([.. subjects.Where(s => arms[s] == plan.Treated.Level)], [.. subjects.Where(s => arms[s] == plan.Control.Level)], values, held);
    }

    /// <summary>The same data with these participants only.</summary>
    public TrialTable Of(IReadOnlySet<string> members) => new([.. Treated.Where(members.Contains)], [.. Control.Where(members.Contains)], _values, _held);

    /// <summary>Units of dose; null where it is not known. Whoever is not among the sessions held had none.</summary>
    public double? Dose(string subject) => _held is null ? Number(subject, TrialPlan.BaselineCode, PlannedDose.Code) : _held.GetValueOrDefault(subject);

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
