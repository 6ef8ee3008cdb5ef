using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Mmrm;
using Confrere.Statistics.Problems;
using CsCheck;

namespace Confrere.Statistics.Tests.Longitudinal;

public sealed class LongitudinalAccumulatorTests
{
    private static readonly string[] Visits = ["0", "3", "6"];
    private static readonly string[] Columns = ["(Intercept)", "age", "arm"];

    // 53 bits in use, so that plain sums would depend on the order; of one sign, so that no sum is all rounding.
    private static readonly Gen<double> Value = Gen.Long[1L << 52, (1L << 53) - 1].Select(bits => Math.ScaleB(bits, -45));
    private static readonly Gen<Subject> Subjects = Gen.Select(Gen.Int[1, 7], Value.Array[9], Value.Array[3])
        .Select(t => new Subject(t.Item1, t.Item2, t.Item3));

    private static readonly MmrmModel Model = new() { Response = "y", Subject = "id", Visit = "month", Terms = Term.Main("month", "arm", "stratum") };

    [Fact]
    public void Merge_of_two_halves_has_the_bytes_of_the_whole() =>
        Subjects.List[2, 40].Sample(subjects =>
        {
            LongitudinalAccumulator whole = Of(subjects), left = Of(subjects.Take(subjects.Count / 2)), right = Of(subjects.Skip(subjects.Count / 2));
            left.Merge(right);
            Rounded(left).ShouldBe(Rounded(whole));
        });

    [Fact]
    public void Order_of_subjects_does_not_matter() =>
        Subjects.List[2, 40].Sample(subjects => Rounded(Of(subjects.AsEnumerable().Reverse())).ShouldBe(Rounded(Of(subjects))));

    [Fact]
    public void Removing_a_subject_undoes_adding_it() =>
        Gen.Select(Subjects.List[1, 20], Subjects).Sample((subjects, extra) =>
        {
            LongitudinalAccumulator with = Of([.. subjects, extra]);
            extra.Remove(with);
            Rounded(with).ShouldBe(Rounded(Of(subjects)));
        });

    [Fact]
    public void Writing_and_reading_keeps_every_bit() =>
        Subjects.List[0, 20].Sample(subjects =>
        {
            LongitudinalAccumulator original = Of(subjects);
            byte[] bytes = Bytes(original);
            LongitudinalAccumulator copy = LongitudinalAccumulator.Read(new MemoryStream(bytes));
            Bytes(copy).ShouldBe(bytes);
            copy.SubjectCount.ShouldBe(original.SubjectCount);
        });

    [Fact]
    public void Plain_sums_would_have_depended_on_the_order() =>
        Should.Throw<CsCheckException>(() => Value.Array[40].Sample(x => x.Sum(v => v * v).ShouldBe(x.Reverse().Sum(v => v * v))));

    [Fact]
    public void Sums_are_the_cross_products()
    {
        LongitudinalAccumulator accumulator = new(Visits, Columns);
        accumulator.Add([2, 0], [1, 40, 1, 1, 50, 0], [7, 5]);
        PatternSums pattern = accumulator.Patterns.Single();
        pattern.VisitIndices.ShouldBe([0, 2]);
        // Stacked by visit: visit 0 is (1, 50, 0 | 5), visit 6 is (1, 40, 1 | 7).
        pattern[1, 1].Value.ShouldBe(2500);
        pattern[1, 5].Value.ShouldBe(2000);
        pattern[3, 7].Value.ShouldBe(35);
        pattern[2, 6].Value.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, "not a longitudinal accumulator")]
    [InlineData(4, "format version")]
    [InlineData(40, "altered")]
    public void Read_refuses_what_was_altered(int position, string reason)
    {
        byte[] bytes = Bytes(Of([new Subject(7, new double[9], [1, 2, 3])]));
        bytes[position] ^= 0x55;
        Should.Throw<InvalidDataException>(() => LongitudinalAccumulator.Read(new MemoryStream(bytes))).Message.ShouldContain(reason);
        bytes[position] ^= 0x55;
        Should.Throw<InvalidDataException>(() => LongitudinalAccumulator.Read(new MemoryStream(bytes[..^9]))).Message.ShouldContain("altered");
    }

    [Fact]
    public void Refuses_a_subject_that_does_not_fit_and_keeps_its_sums()
    {
        LongitudinalAccumulator accumulator = Of([new Subject(7, new double[9], [1, 2, 3])]);
        byte[] before = Bytes(accumulator);
        Message(() => accumulator.Add([0, 0], new double[6], [1, 2])).ShouldContain("Visit '0' comes twice for one subject.");
        Message(() => accumulator.Add([3], new double[3], [1])).ShouldContain("Visit index 3 is outside the 3 declared visits.");
        Message(() => accumulator.Add([1], [1, double.NaN, 0], [1])).ShouldContain("Column 'age' holds NaN in row 0 of this subject");
        Message(() => accumulator.Add([1], new double[3], [double.PositiveInfinity])).ShouldContain("leave a missing visit out");
        Message(() => accumulator.Add([1], new double[2], [1])).ShouldContain("1 visits need 3 design values and 1 outcomes, not 2 and 1.");
        Message(() => accumulator.Add([1], new double[3], [1], 1)).ShouldContain("Group index 1 is outside");
        Should.Throw<InvalidOperationException>(() => accumulator.Remove([0], new double[3], [1])).Message.ShouldContain("No subject with these visits");
        Bytes(accumulator).ShouldBe(before);
    }

    [Fact]
    public void Merge_names_the_difference_of_two_designs() =>
        Message(() => new LongitudinalAccumulator(Visits, Columns).Merge(new LongitudinalAccumulator(Visits, ["(Intercept)", "age"])))
            .ShouldContain("The columns differ ([(Intercept), age, arm] and [(Intercept), age])");

    [Fact]
    public void Fit_to_merged_sums_of_three_sites_equals_the_fit_to_all_rows()
    {
        Frame data = Reference.Data("wl_102", "data_long.csv").WithFactor("month").WithFactor("stratum");
        MmrmFit rows = Model.Fit(data);
        LongitudinalAccumulator all = Model.Accumulate(data.Where(r => data.Numeric("id")[r] % 3 == 0));
        all.Merge(Model.Accumulate(data.Where(r => data.Numeric("id")[r] % 3 == 1)));
        all.Merge(Model.Accumulate(data.Where(r => data.Numeric("id")[r] % 3 == 2)));
        MmrmFit sums = Model.Fit(all);
        sums.LogLikelihood.ShouldBe(rows.LogLikelihood);
        sums.Coefficients.ShouldBe(rows.Coefficients);
        sums.Coefficient("arm").ShouldBe(rows.Coefficient("arm"));
        sums.TestJointly("months", Contrast.Coefficient("month3"), Contrast.Coefficient("month6"))
            .ShouldBe(rows.TestJointly("months", Contrast.Coefficient("month3"), Contrast.Coefficient("month6")));
    }

    [Fact]
    public void Robust_covariance_is_refused_for_sums()
    {
        LongitudinalAccumulator sums = Model.Accumulate(Reference.Data("wl_101", "data_long.csv").WithFactor("month"));
        MmrmModel robust = Model with { Robust = RobustCovariance.CR2, DegreesOfFreedom = DegreesOfFreedomMethod.Satterthwaite };
        Should.Throw<DataProblemsException>(() => robust.Fit(sums)).Message.ShouldContain("cross-products alone do not determine it");
    }

    private static string Message(Action action) => Should.Throw<ArgumentException>(action).Message;

    private static LongitudinalAccumulator Of(IEnumerable<Subject> subjects)
    {
        var accumulator = new LongitudinalAccumulator(Visits, Columns);
        foreach (Subject subject in subjects)
        {
            subject.Add(accumulator);
        }
        return accumulator;
    }

    private static byte[] Bytes(LongitudinalAccumulator accumulator)
    {
        using var stream = new MemoryStream();
        accumulator.Write(stream);
        return stream.ToArray();
    }

    // What a fit reads: every sum in one double.
    private static string Rounded(LongitudinalAccumulator accumulator) => string.Join(';', accumulator.Patterns.Select(p =>
        $"{p.Visits}/{p.Subjects}:" + string.Join(',', from i in Enumerable.Range(0, p.Width) from j in Enumerable.Range(i, p.Width - i) select p.Rounded(i, j).ToString("R"))));

    private sealed record Subject(int Mask, double[] Design, double[] Outcomes)
    {
        private int[] Seen => [.. Enumerable.Range(0, 3).Where(v => (Mask >> v & 1) == 1)];

        public void Add(LongitudinalAccumulator to) => to.Add(Seen, Design.AsSpan(0, 3 * Seen.Length), Outcomes.AsSpan(0, Seen.Length));

        public void Remove(LongitudinalAccumulator from) => from.Remove(Seen, Design.AsSpan(0, 3 * Seen.Length), Outcomes.AsSpan(0, Seen.Length));
    }
}
