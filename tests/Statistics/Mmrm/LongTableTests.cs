using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.Statistics.Tests.Mmrm;

/// <summary>
/// Tables long enough to be read in place. In a complete table with a mean for every sex and age the covariance is the cross-products
/// over (subjects - 2), so that copies of all subjects change nlme's values for one copy by a known factor.
/// </summary>
public sealed class LongTableTests
{
    private const int Copies = 200;
    private const double Estimates = 1e-6;
    private const double Covariances = 1e-5;

    [Theory, InlineData(false), InlineData(true)]
    public void Copies_of_all_subjects_change_the_errors_by_a_known_factor(bool shuffled)
    {
        JsonElement expected = Reference.Expected("mmrm_orthodont").At("fits", "un");
        MmrmFit fit = Fit(shuffled, hasSilentSubjects: false);
        fit.SubjectCount.ShouldBe(27 * Copies);
        double covariance = 25.0 * Copies / (27 * Copies - 2), error = Math.Sqrt(covariance / Copies);
        foreach (JsonProperty se in expected.At("se").EnumerateObject())
        {
            double theirs = error * se.Value.Number();
            fit.Coefficient(se.Name).StandardError.ShouldAgree(theirs, Estimates, se.Name);
            fit.Coefficient(se.Name).Value.ShouldBeNear(expected.At("fixef", se.Name).Number(), Estimates * theirs, se.Name);
        }
        double[] sigma = [.. expected.At("Sigma", "data").EnumerateArray().SelectMany(r => r.Numbers())];
        string[] ages = ["8", "10", "12", "14"];
        for (int i = 0; i < 16; i++)
        {
            fit.Covariance()[ages[i / 4], ages[i % 4]].ShouldAgree(covariance * sigma[i], Covariances, $"Sigma {i}");
        }
    }

    [Fact]
    public void Subjects_without_an_outcome_are_named_and_change_nothing()
    {
        MmrmFit all = Fit(shuffled: true, hasSilentSubjects: true), heard = Fit(shuffled: true, hasSilentSubjects: false);
        all.SubjectCount.ShouldBe(heard.SubjectCount);
        all.Coefficient("SexFemale").ShouldBe(heard.Coefficient("SexFemale"));
        all.Status.Warnings.ShouldContain(note => note.StartsWith($"{Copies} subjects (silent 0, silent 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dependent_column_is_dropped_by_name()
    {
        Frame frame = Table(shuffled: false, hasSilentSubjects: false);
        NumericColumn weight = new("twice", frame.Factor("Sex").Codes.ToArray().Select(code => 2.0 * code));
        Model(Term.Crossed("Sex", "age"), Term.Of("twice")).Fit(frame.With(weight)).Design.Aliased.Single().Name.ShouldBe("twice");
    }

    private static MmrmFit Fit(bool shuffled, bool hasSilentSubjects) => Model(Term.Crossed("Sex", "age")).Fit(Table(shuffled, hasSilentSubjects));

    private static MmrmModel Model(IReadOnlyList<Term> terms, params Term[] more) =>
        new() { Response = "distance", Subject = "Subject", Visit = "age", Terms = [.. terms, .. more] };

    private static Frame Table(bool shuffled, bool hasSilentSubjects)
    {
        Frame one = Reference.Data("mmrm_orthodont").WithFactor("Sex", "Male").WithFactor("age");
        FactorColumn subject = one.WithFactor("Subject").Factor("Subject"), sex = one.Factor("Sex"), age = one.Factor("age");
        int[] rows = [.. Enumerable.Range(0, Copies * one.Rows)];
        // A fixed stride visits every row once, so that no subject's rows stand together.
        if (shuffled)
        {
            rows = [.. rows.Select(i => (int)((long)i * 7919 % rows.Length))];
        }
        // Silent subjects stand first in each copy's place, as extra rows without an outcome.
        int silent = hasSilentSubjects ? Copies : 0;
        return Frame.FromColumns(
            new NumericColumn("distance", [.. Enumerable.Repeat(double.NaN, silent), .. rows.Select(r => one.Numeric("distance")[r % one.Rows])]),
            new FactorColumn("Sex", [.. Enumerable.Repeat("Male", silent), .. rows.Select(r => sex[r % one.Rows])], sex.Levels),
            new FactorColumn("age", [.. Enumerable.Repeat("8", silent), .. rows.Select(r => age[r % one.Rows])], age.Levels),
            new FactorColumn("Subject", [.. Enumerable.Range(0, silent).Select(i => $"silent {i}"), .. rows.Select(r => $"{subject[r % one.Rows]}/{r / one.Rows}")]));
    }
}
