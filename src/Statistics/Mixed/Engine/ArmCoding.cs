using System.Globalization;
using Confrere.Statistics.Data;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Which rows belong to the clustered arm, and the columns that follow from it.</summary>
internal sealed record ArmCoding(string ArmColumn, string ClusterColumn, string Clustered, string Other, double[] Values, int Unclustered)
{
    /// <summary>Name of the derived 0/1 column; it cannot clash with a column that a person would name.</summary>
    public const string Indicator = "clustered arm (0/1)";

    /// <summary>The level that stands for the rows of the other arm.</summary>
    public const string NoCluster = "no cluster";

    public static ArmCoding Of(PartiallyNestedModel model, Frame frame)
    {
        var problems = new ProblemList();
        foreach (var name in new[] { model.Arm, model.Cluster })
            if (!frame.Has(name)) problems.Column(name, $"There is no such column; there are {string.Join(", ", frame.Columns.Select(c => c.Name))}.");
        problems.ThrowIfAny();
        var arm = frame.Factor(model.Arm).WithoutUnusedLevels();
        if (arm.Levels.Count != 2)
            throw new DataProblemsException(DataProblem.InColumn(model.Arm, $"A partially nested trial has two arms; this column has {arm.Levels.Count}: {string.Join(", ", arm.Levels)}."));
        if (frame[model.Arm] is NumericColumn && !(arm.Levels[0] == "0" && arm.Levels[1] == "1"))
            throw new DataProblemsException(DataProblem.InColumn(model.Arm, $"Arms given as numbers must be 0 and 1; they are {arm.Levels[0]} and {arm.Levels[1]}."));
        var clustered = model.ClusteredArm ?? arm.Levels[1];
        if (!arm.Levels.Contains(clustered))
            throw new DataProblemsException(DataProblem.InColumn(model.Arm, $"The clustered arm \"{clustered}\" is not among the levels {string.Join(", ", arm.Levels)}."));
        var values = new double[frame.Rows];
        for (var row = 0; row < values.Length; row++) values[row] = arm.IsMissing(row) ? double.NaN : arm[row] == clustered ? 1 : 0;
        var unclustered = Enumerable.Range(0, frame.Rows).Count(row => values[row] == 1 && frame[model.Cluster].IsMissing(row));
        return new(model.Arm, model.Cluster, $"{model.Arm} {clustered}", $"{model.Arm} {arm.Levels.First(l => l != clustered)}", values, unclustered);
    }

    /// <summary>Adds the indicator; a row of the other arm needs no cluster, one of the clustered arm without a cluster is its own.</summary>
    public Frame Prepare(Frame frame)
    {
        var cluster = frame.Factor(ClusterColumn);
        var names = Enumerable.Range(0, frame.Rows).Select(row => Values[row] == 0 ? NoCluster : cluster[row] ?? Alone(row));
        return frame.With(new NumericColumn(Indicator, Values)).With(new FactorColumn(ClusterColumn, names));
    }

    private static string Alone(int row) => string.Create(CultureInfo.InvariantCulture, $"none, row {row + 1}");
}
