using System.Globalization;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Benchmarks;

/// <summary>Linear mixed models and ANCOVA that are timed here and in benchmarks/peers.</summary>
internal static class MixedWork
{
    private static readonly LinearMixedModel Sleep = new() { Response = "Reaction", Fixed = Term.Main("Days"), Random = [RandomTerm.InterceptAndSlope("Subject", "Days")] };
    private static readonly LinearMixedModel Intercept = new() { Response = "y", Fixed = Term.Crossed("arm", "time"), Random = [RandomTerm.Intercept("id")] };
    private static readonly LinearMixedModel Slope = Intercept with { Random = [RandomTerm.InterceptAndSlope("id", "time")] };
    private static readonly LinearMixedModel CrossedModel = new() { Response = "y", Fixed = [], Random = [RandomTerm.Intercept("person"), RandomTerm.Intercept("item")] };
    private static readonly LinearModel Ancova = new("y", Term.Main("arm", "base"));

    /// <summary>Fit and coefficient table with Satterthwaite degrees of freedom.</summary>
    public static double Sleepstudy(Frame frame) => Sleep.Fit(frame).CoefficientTable().Sum(e => e.PValue);

    public static double RandomIntercept(Frame frame) => Intercept.Fit(frame).LogLikelihood;

    public static double RandomSlope(Frame frame) => Slope.Fit(frame).LogLikelihood;

    public static double Crossed(Frame frame) => CrossedModel.Fit(frame).LogLikelihood;

    /// <summary>10,000 simulated trials of 138 by ANCOVA on all cores; the share that is significant.</summary>
    public static double TenThousandAncovas()
    {
        int significant = 0;
        Parallel.For(0, 10_000, trial =>
        {
            if (Ancova.Fit(Trial((ulong)trial)).Coefficient("arm").PValue < 0.05)
            {
                Interlocked.Increment(ref significant);
            }
        });
        return significant / 10_000.0;
    }

    /// <summary>reference/lmm_sleepstudy/data.csv, found by walking up.</summary>
    public static Frame SleepstudyData()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Confrere.slnx")))
        {
            folder = folder.Parent;
        }
        string[][] lines = [.. File.ReadAllLines(Path.Combine(folder!.FullName, "reference/lmm_sleepstudy/data.csv")).Where(l => l.Length > 0).Select(l => l.Replace("\"", "").Split(','))];
        double[] Column(string name) => [.. lines.Skip(1).Select(l => double.Parse(l[Array.IndexOf(lines[0], name)], CultureInfo.InvariantCulture))];
        return Frame.FromColumns(new NumericColumn("Reaction", Column("Reaction")), new NumericColumn("Days", Column("Days")), new NumericColumn("Subject", Column("Subject")));
    }

    /// <summary>Participants with an own level and trend at visits 0, 1, 2, ...</summary>
    /// <param name="participants">How many.</param>
    /// <param name="visits">Of each.</param>
    /// <param name="textual">Whether participants are named by text instead of numbers.</param>
    public static Frame Longitudinal(int participants, int visits, bool textual = false)
    {
        var source = new TrialData(3);
        int n = participants * visits;
        double[] id = new double[n], arm = new double[n], time = new double[n], y = new double[n];
        for (int i = 0, row = 0; i < participants; i++)
        {
            double level = 8 * source.NextNormal(), trend = 2 * source.NextNormal();
            for (int v = 0; v < visits; v++, row++)
            {
                (id[row], arm[row], time[row]) = (i, i % 2, v);
                y[row] = 50 + level + (trend - 1 + i % 2) * v + 6 * source.NextNormal();
            }
        }
        Column name = textual ? new FactorColumn("id", Names(participants, visits)) : new NumericColumn("id", id);
        return Frame.FromColumns(name, new NumericColumn("arm", arm), new NumericColumn("time", time), new NumericColumn("y", y));
    }

    /// <summary>Every person answers some of the items, chosen evenly; persons and items deviate.</summary>
    public static Frame CrossedData(int persons, int items, int answers)
    {
        var source = new TrialData(5);
        double[] item = [.. Enumerable.Range(0, items).Select(_ => 0.7 * source.NextNormal())];
        List<double> person = [], of = [], y = [];
        for (int i = 0; i < persons; i++)
        {
            double level = source.NextNormal();
            for (int k = 0; k < answers; k++)
            {
                int j = answers == items ? k : (int)(source.NextUniform() * items);
                person.Add(i);
                of.Add(j);
                y.Add(level + item[j] + source.NextNormal());
            }
        }
        return Frame.FromColumns(new NumericColumn("person", person), new NumericColumn("item", of), new NumericColumn("y", y));
    }

    private static IEnumerable<string> Names(int participants, int visits)
    {
        for (int i = 0; i < participants; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"P{i:D7}");
            for (int v = 0; v < visits; v++)
            {
                yield return name;
            }
        }
    }

    private static Frame Trial(ulong seed)
    {
        var source = new TrialData(seed);
        double[] arm = new double[138], before = new double[138], y = new double[138];
        for (int i = 0; i < arm.Length; i++)
        {
            (arm[i], before[i]) = (i % 2, source.NextNormal());
            y[i] = 0.4 * arm[i] + 0.5 * before[i] + 0.866 * source.NextNormal();
        }
        return Frame.FromColumns(new NumericColumn("arm", arm), new NumericColumn("base", before), new NumericColumn("y", y));
    }
}
