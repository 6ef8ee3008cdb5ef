using Confrere.Statistics.Data;
using Confrere.Statistics.Random;

namespace Confrere.App.Verbs.Validate;

/// <summary>Trials to be analysed, with outcomes in units of their standard deviation.</summary>
internal static class TrialDraws
{
    private static readonly string[] VisitNames = ["3", "6", "12"];

    /// <summary>One outcome after a baseline, the model of reference/power_sim: coaches share a deviation in the treated arm only.</summary>
    /// <param name="treated">Participants with treatment.</param>
    /// <param name="control">Participants without.</param>
    /// <param name="correlation">Of baseline and outcome.</param>
    /// <param name="dropout">Chance that the outcome is missing, whatever it is.</param>
    /// <param name="coaches">Number of coaches, zero for none.</param>
    /// <param name="coachCorrelation">Of two participants of one coach.</param>
    public static Func<Philox, double, Frame> OneOutcome(int treated, int control, double correlation, double dropout = 0, int coaches = 0, double coachCorrelation = 0) => (stream, effect) =>
    {
        var n = treated + control;
        double[] arm = new double[n], before = new double[n], after = new double[n];
        var coach = new string?[n];
        var deviation = Enumerable.Range(0, coaches).Select(_ => Math.Sqrt(coachCorrelation) * stream.StandardNormal()).ToArray();
        for (var i = 0; i < n; i++)
        {
            before[i] = stream.StandardNormal();
            var outcome = correlation * before[i] + Math.Sqrt(1 - correlation * correlation) * stream.StandardNormal();
            arm[i] = i < treated ? 1 : 0;
            coach[i] = i < treated && coaches > 0 ? $"coach {i % coaches}" : $"participant {i}";
            if (i < treated && coaches > 0) outcome = Math.Sqrt(1 - coachCorrelation) * outcome + deviation[i % coaches];
            after[i] = stream.Uniform() < dropout ? double.NaN : outcome + effect * arm[i];
        }
        return Frame.FromColumns(new NumericColumn("arm", arm), new NumericColumn("before", before), new NumericColumn("after", after), new FactorColumn("coach", coach));
    };

    /// <summary>As <see cref="OneOutcome"/> without coaches, but the treated arm's residuals are wider.</summary>
    public static Func<Philox, double, Frame> UnequalVariances(int treated, int control, double ratio) => (stream, effect) =>
    {
        var n = treated + control;
        double[] arm = new double[n], before = new double[n], after = new double[n];
        for (var i = 0; i < n; i++)
        {
            (arm[i], before[i]) = (i < treated ? 1 : 0, stream.StandardNormal());
            after[i] = 0.5 * before[i] + (arm[i] == 1 ? ratio : 1) * stream.StandardNormal() + effect * arm[i];
        }
        return Frame.FromColumns(new NumericColumn("arm", arm), new NumericColumn("before", before), new NumericColumn("after", after));
    };

    /// <summary>Whole clusters are allocated; members of one share a deviation. Sizes run from 4 to 10.</summary>
    public static Func<Philox, double, Frame> Clusters(int perArm, double correlation) => (stream, effect) =>
    {
        List<double> cluster = [], arm = [], before = [], after = [];
        for (var k = 0; k < 2 * perArm; k++)
        {
            var deviation = Math.Sqrt(correlation) * stream.StandardNormal();
            for (var i = 0; i < 4 + k / 2 % 7; i++)
            {
                cluster.Add(k);
                arm.Add(k % 2);
                before.Add(stream.StandardNormal());
                after.Add(0.5 * before[^1] + deviation + Math.Sqrt(1 - correlation) * stream.StandardNormal() + effect * arm[^1]);
            }
        }
        return Frame.FromColumns(new NumericColumn("cluster", cluster), new NumericColumn("arm", arm), new NumericColumn("before", before), new NumericColumn("after", after));
    };

    /// <summary>
    /// Three visits after a baseline, correlation falling with time, growing variance. Who does badly (a high value) at a visit that was
    /// attended is more likely to miss all later ones: missing at random, and not completely at random.
    /// </summary>
    public static Func<Philox, double, Frame> Visits(int perArm, bool dropsOut) => (stream, effect) =>
    {
        var rows = new VisitRows();
        for (var i = 0; i < 2 * perArm; i++)
        {
            double arm = i % 2, before = stream.StandardNormal(), state = 0;
            var attends = true;
            for (var v = 0; v < VisitNames.Length; v++)
            {
                state = v == 0 ? stream.StandardNormal() : 0.7 * state + Math.Sqrt(1 - 0.49) * stream.StandardNormal();
                var outcome = 0.5 * before + (1 + 0.2 * v) * state + effect * arm * (v + 1) / VisitNames.Length;
                var leaves = stream.Uniform() < 1 / (1 + Math.Exp(2 - outcome));
                if (attends) rows.Add(i, arm, VisitNames[v], before, outcome);
                attends &= !(dropsOut && leaves);
            }
        }
        return rows.ToFrame(VisitNames);
    };

    /// <summary>As <see cref="Visits"/> with dropout, one row a participant: columns at3, at6, at12.</summary>
    public static Func<Philox, double, Frame> VisitsSideBySide(int perArm) => (stream, effect) =>
    {
        var rows = Visits(perArm, dropsOut: true)(stream, effect);
        NumericColumn id = rows.Numeric("id"), arm = rows.Numeric("arm"), before = rows.Numeric("before"), outcome = rows.Numeric("outcome");
        var visit = rows.Factor("visit");
        var outcomes = VisitNames.Select(_ => Enumerable.Repeat(double.NaN, 2 * perArm).ToArray()).ToArray();
        double[] arms = new double[2 * perArm], befores = new double[2 * perArm];
        for (var row = 0; row < rows.Rows; row++)
        {
            var person = (int)id[row];
            (arms[person], befores[person], outcomes[visit.Codes[row]][person]) = (arm[row], before[row], outcome[row]);
        }
        return Frame.FromColumns([new NumericColumn("arm", arms), new FactorColumn("group", arms.Select(a => a == 1 ? "treated" : "control")),
            new NumericColumn("before", befores), .. outcomes.Select((values, v) => new NumericColumn($"at{VisitNames[v]}", values))]);
    };

    /// <summary>
    /// The treated attend 0 to 6 sessions. Who attends more would have done worse anyway, for a reason that was not measured; the effect
    /// is that of one session.
    /// </summary>
    public static Func<Philox, double, Frame> Sessions(int perArm) => (stream, effect) =>
    {
        var n = 2 * perArm;
        double[] arm = new double[n], before = new double[n], dose = new double[n], after = new double[n];
        for (var i = 0; i < n; i++)
        {
            (arm[i], before[i]) = (i % 2, stream.StandardNormal());
            var need = stream.StandardNormal();
            dose[i] = arm[i] * Math.Clamp(Math.Round(4 + 1.5 * need), 0, 6);
            after[i] = 0.5 * before[i] + 0.4 * need + 0.7 * stream.StandardNormal() + effect * dose[i];
        }
        return Frame.FromColumns(new NumericColumn("arm", arm), new FactorColumn("group", arm.Select(a => a == 1 ? "treated" : "control")),
            new NumericColumn("before", before), new NumericColumn("dose", dose), new NumericColumn("after", after));
    };

    /// <summary>Visits with a random intercept; a share of the rows is missing completely at random.</summary>
    public static Func<Philox, double, Frame> RandomIntercept(int perArm, double missing) => (stream, effect) =>
    {
        var rows = new VisitRows();
        for (var i = 0; i < 2 * perArm; i++)
        {
            double arm = i % 2, before = stream.StandardNormal(), person = 0.7 * stream.StandardNormal();
            for (var v = 0; v < VisitNames.Length; v++)
            {
                var outcome = 0.5 * before + 0.1 * v + person + 0.7 * stream.StandardNormal() + effect * arm;
                if (stream.Uniform() >= missing || v == 0) rows.Add(i, arm, VisitNames[v], before, outcome);
            }
        }
        return rows.ToFrame(VisitNames);
    };

    private sealed class VisitRows
    {
        private readonly List<double> _id = [], _arm = [], _before = [], _outcome = [];
        private readonly List<string> _visit = [];

        public void Add(int id, double arm, string visit, double before, double outcome)
        {
            _id.Add(id);
            _arm.Add(arm);
            _visit.Add(visit);
            _before.Add(before);
            _outcome.Add(outcome);
        }

        public Frame ToFrame(IReadOnlyList<string> visits) => Frame.FromColumns(new NumericColumn("id", _id), new NumericColumn("arm", _arm),
            new FactorColumn("visit", _visit, visits), new NumericColumn("before", _before), new NumericColumn("outcome", _outcome));
    }
}
