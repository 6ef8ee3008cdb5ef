using System.Text;

namespace Confrere.Modules.Tests.Fit;

/// <summary>Files that cannot be used: every problem at once, each with file, line, field and remedy; nothing is written.</summary>
public sealed class FitRefusalTests
{
    private const string Model = """
        format: confrere-model/1
        model: linear
        response: y
        fixed: [x, arm]
        factors: { arm: { levels: [a, b] } }
        """;

    private const string Good = "y,x,arm\n1,2,a\n2,1,b\n4,3,a\n3,5,b\n5,4,a\n7,1,b\n";

    private static string[] Refused(FitRun run)
    {
        run.Exit.ShouldBe(2, run.Output);
        run.Json.ShouldBeNull();
        return run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Control_the_good_file_is_accepted() => FitRun.With(Good, Model).Exit.ShouldBe(0);

    [Fact]
    public void Every_problem_of_the_data_is_named_at_once() =>
        Refused(FitRun.With("y,x,arm\n1,2,a\nten,1,b\n4,=1+2,c\n3,5\n5,4,a,9\n", Model)).ShouldBe(
        [
            "d.csv, line 3, column \"y\": \"ten\" is not a number. Use a decimal point and no unit; leave the cell empty or list the text under data.missing if it means no value.",
            "d.csv, line 5: The row has 2 cells; the header has 3. Correct the row.",
            "d.csv, line 6: The row has 4 cells; the header has 3. Correct the row.",
            "d.csv, line 4, column \"x\": \"=1+2\" is a formula where a number is needed. Export values, not formulas.",
            "d.csv, line 4, column \"arm\": \"c\" is not among the levels a, b. Correct the cell, add the level to the model, or list the text under data.missing.",
        ], ignoreOrder: true);

    [Fact]
    public void Missing_columns_are_named_with_the_line_of_the_model() =>
        Refused(FitRun.With("y,z\n1,2\n", Model)).ShouldBe(
        [
            "model.yaml, line 4, fixed: d.csv has no column \"x\"; it has y, z. Correct the name.",
            "model.yaml, line 5, factors.arm: d.csv has no column \"arm\"; it has y, z. Correct the name.",
        ]);

    [Fact]
    public void Latin_1_is_refused_with_its_line() =>
        Refused(FitRun.With([.. Encoding.UTF8.GetBytes(Good), .. "1,2,"u8, 0xE9, (byte)'\n'], Model))
            .ShouldBe(["d.csv, line 8: The row holds bytes that are not UTF-8. Save the file as CSV in UTF-8."]);

    [Fact]
    public void Utf_16_is_refused() =>
        Refused(FitRun.With([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)], Model)).ShouldBe(["d.csv, line 1: The file is UTF-16 text, not UTF-8. Export the data as CSV in UTF-8."]);

    [Fact]
    public void A_spreadsheet_is_refused() =>
        Refused(FitRun.With("PK\u0003\u0004rest", Model)).ShouldBe(["d.csv, line 1: This is a spreadsheet or an archive, not CSV. Export the data as CSV in UTF-8."]);

    [Fact]
    public void An_empty_file_is_refused() => Refused(FitRun.With("", Model)).ShouldBe(["d.csv: The file is empty. It needs a header row and data."]);

    [Fact]
    public void A_header_alone_is_refused() => Refused(FitRun.With("y,x,arm\n", Model)).ShouldBe(["d.csv: There is no row below the header. Check that this is the file with the data."]);

    [Fact]
    public void A_huge_line_is_refused_without_being_read_whole() =>
        Refused(FitRun.With(Good + new string('1', 3 << 20), Model)).Single()
            .ShouldBe("d.csv, line 8: The row is longer than 1,048,576 bytes; a quotation mark is not closed, or this is not a CSV file. Correct the file.");

    [Fact]
    public void An_open_quotation_mark_is_refused_where_it_opens() =>
        Refused(FitRun.With(Good + "1,2,\"a\n1,2,a\n", Model)).ShouldBe(["d.csv, line 8: A quotation mark that opens in this row is never closed. Correct the file."]);

    [Fact]
    public void Semicolons_are_named() =>
        Refused(FitRun.With(Good.Replace(',', ';'), Model)).ShouldBe(["d.csv, line 1: The cells are separated by semicolons, not by commas. Write data.separator in the model."]);

    [Fact]
    public void Many_bad_cells_of_a_column_are_summed_up()
    {
        var problems = Refused(FitRun.With(Good + string.Concat(Enumerable.Repeat("?,1,a\n", 1000)), Model));
        problems.Length.ShouldBe(6);
        problems[^1].ShouldBe("d.csv, column \"y\": 995 more lines have the same problem.");
    }

    [Fact]
    public void A_level_that_the_model_does_not_name_is_refused() =>
        Refused(FitRun.With(Good + "1,2,B\n", Model)).ShouldBe(
            ["d.csv, line 8, column \"arm\": \"B\" is not among the levels a, b. Correct the cell, add the level to the model, or list the text under data.missing."]);

    [Fact]
    public void A_formula_as_a_category_is_refused() =>
        Refused(FitRun.With(Good + "1,2,=CMD()\n", Model))[0].ShouldBe("d.csv, line 8, column \"arm\": \"=CMD()\" is a formula where a category is needed. Export values, not formulas.");

    [Fact]
    public void Numbers_and_words_in_one_column_are_refused() =>
        Refused(FitRun.With(Good.Replace("2,1,b", "2,unknown,b", StringComparison.Ordinal), Model)).ShouldBe(
            ["d.csv, line 3, column \"x\": \"unknown\" is not a number. Use a decimal point and no unit; leave the cell empty or list the text under data.missing if it means no value."]);

    [Fact]
    public void Words_before_numbers_in_one_column_are_refused() =>
        Refused(FitRun.With(Good.Replace("1,2,a", "1,unknown,a", StringComparison.Ordinal), Model)).ShouldBe(
            ["d.csv, line 2, column \"x\": \"unknown\" is text, and other cells are numbers. Name the column under factors if it holds categories, or list the text under data.missing if it means no value."]);

    [Fact]
    public void What_the_library_refuses_is_named_with_the_line_of_the_file()
    {
        var model = "format: confrere-model/1\nmodel: mmrm\nresponse: y\nsubject: id\nvisit: v\nfixed: [v]\ndata: { rows: { site: [here] } }\n";
        var rows = string.Concat(Enumerable.Range(1, 20).SelectMany(i => new[] { $"{i},1,here,{i % 7}\n", $"{i},2,there,{i}\n", $"{i},3,here,{i % 5}\n" }));
        Refused(FitRun.With("id,v,site,y\n" + rows + "3,1,here,9\n", model)).ShouldBe(
            ["d.csv, line 62, column \"v\": Subject 3 has a second outcome at visit \"1\" (the first is in line 8); keep one."]);
    }

    [Fact]
    public void Every_problem_of_the_model_is_named_at_once() =>
        Refused(FitRun.With(Good, """
            format: confrere-model/1
            model: linear
            response: y
            fixed: [x, "arm:", y]
            covariance: { structure: unstructured }
            errors: { kind: cr2 }
            level: 95
            colour: red
            """)).ShouldBe(
        [
            "model.yaml, line 4, fixed: \"arm:\" is not a term. Write a column, an interaction like arm:visit, or arm*visit for both and their interaction.",
            "model.yaml, line 4, fixed: The term y holds the response. Remove it.",
            "model.yaml, line 5, covariance: It has no meaning in a linear model. Remove it; it belongs to mmrm.",
            "model.yaml, line 6, errors: cr2 needs a cluster. Write errors: { kind: cr2, cluster: coach }.",
            "model.yaml, line 7, level: 95 is not between 0 and 1. Write a confidence level like 0.95.",
            "model.yaml, line 8, colour: There is no such field. Remove it; there are format, model, response, subject, visit, factors, title, data, fixed, intercept, covariance, random, clusters, working-correlation, estimation, degrees-of-freedom, errors, constrained-baseline, level, means, contrasts, tests.",
        ], ignoreOrder: true);

    [Fact]
    public void A_question_without_an_answer_is_refused_with_its_line() =>
        Refused(FitRun.With(Good, Model + "\nmeans:\n  - { of: [site] }\ncontrasts:\n  - { label: gap, weights: { armZ: 1 } }\n")).ShouldBe(
        [
            "model.yaml, line 7, means[1]: column \"site\": The model has no such term, so there are no means of it; it has x, arm.",
            "model.yaml, line 9, contrasts[1]: coefficient \"armZ\": There is no such coefficient; there are (Intercept), x, armb.",
        ]);

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("a: [", "It is not valid YAML")]
    [InlineData("- 1", "It is not one group of fields.")]
    [InlineData("format: confrere-model/9\nmodel: linear\nresponse: y\n", "\"confrere-model/9\" is not known here.")]
    public void A_document_that_is_none_is_refused(string model, string sentence) => Refused(FitRun.With(Good, model))[0].ShouldContain(sentence);

    [Theory]
    [InlineData("model: mmrm", "subject: It is missing.")]
    [InlineData("model: mixed", "random: It is missing.")]
    [InlineData("model: partially-nested", "clusters: It is missing.")]
    [InlineData("model: gee", "subject: It is missing.")]
    [InlineData("model: forest", "\"forest\" is not known.")]
    public void What_a_kind_of_model_needs_is_asked_for(string kind, string sentence) =>
        Refused(FitRun.With(Good, Model.Replace("model: linear", kind, StringComparison.Ordinal))).ShouldContain(line => line.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Names_that_look_like_markup_are_printed_as_they_are()
    {
        var run = FitRun.With(Good.Replace(",a\n", ",[red]a\n", StringComparison.Ordinal), Model.Replace("{ levels: [a, b] }", "{ reference: b }", StringComparison.Ordinal));
        run.Exit.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("arm[red]a");
    }
}
