using System.Globalization;
using System.Text;
using Confrere.App.Verbs.Fit.Table;
using CsCheck;

namespace Confrere.Modules.Tests.Fit;

/// <summary>The reader of CSV files against the base library's parser and hand-written expectations.</summary>
public sealed class TableReadingTests
{
    [Fact]
    public void Numbers_are_the_nearest_doubles() =>
        Gen.Double.Where(double.IsFinite).Select(Gen.Int[0, 17], (value, digits) => value.ToString(digits == 17 ? "R" : "G" + (digits + 1), CultureInfo.InvariantCulture))
            .Sample(text => Numbers.TryParse(Encoding.UTF8.GetBytes(text), out var value) && value.Equals(double.Parse(text, CultureInfo.InvariantCulture)), iter: 20_000);

    [Fact]
    public void Decimals_are_the_nearest_doubles() =>
        Gen.Long[-999_999_999_999_999, 999_999_999_999_999].Select(Gen.Int[0, 15], (n, decimals) => ((decimal)n / (decimal)Math.Pow(10, decimals)).ToString(CultureInfo.InvariantCulture))
            .Sample(text => Numbers.TryParse(Encoding.UTF8.GetBytes(text), out var value) && value.Equals(double.Parse(text, CultureInfo.InvariantCulture)), iter: 20_000);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    public void What_is_no_number_is_refused(string text) => Numbers.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void Quoted_cells_keep_separators_quotes_and_line_ends()
    {
        var reader = new RecordReader(new MemoryStream("a,\"b, \"\"c\"\"\",\"d\ne\"\r\n f ,,\"\"\n"u8.ToArray()));
        var cells = new Cells((byte)',');
        Next(reader, cells).ShouldBe(["a", "b, \"c\"", "d\ne"]);
        reader.Line.ShouldBe(1);
        Next(reader, cells).ShouldBe(["f", "", ""]);
        reader.Line.ShouldBe(3);
        reader.Next().ShouldBeFalse();
    }

    [Fact]
    public void Any_table_is_read_back_whatever_the_blocks()
    {
        var cell = Gen.String[Gen.Char["ab\",;\n 1é"], 0, 12].Select(s => s.Trim(' '));
        cell.Array[3].Array[1, 40].Sample(rows =>
        {
            var text = string.Concat(rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
            var reader = new RecordReader(new Dribble(Encoding.UTF8.GetBytes(text)));
            var cells = new Cells((byte)',');
            foreach (var row in rows) Next(reader, cells).ShouldBe(row);
            reader.Next().ShouldBeFalse();
        }, iter: 300);
    }

    [Fact]
    public void Categories_are_ordered_by_number_or_else_ordinally()
    {
        FitRun.With("y,g\n1,10\n2,9\n3,10\n4,9\n5,11\n6,11\n", "format: confrere-model/1\nmodel: linear\nresponse: y\nfactors: { g: { } }\nfixed: [g]\n")
            .Json!.Value.GetProperty("coefficients").EnumerateArray().Select(c => c.GetProperty("name").GetString()).ShouldBe(["(Intercept)", "g10", "g11"]);
        FitRun.With("y,g\n1,b\n2,B\n3,b\n4,B\n5,a\n6,a\n", "format: confrere-model/1\nmodel: linear\nresponse: y\nfixed: [g]\n")
            .Json!.Value.GetProperty("coefficients").EnumerateArray().Select(c => c.GetProperty("name").GetString()).ShouldBe(["(Intercept)", "ga", "gb"]);
    }

    [Fact]
    public void Line_numbers_survive_blank_lines_quoted_line_ends_and_left_out_rows()
    {
        var run = FitRun.With("y,x,s\n1,1,k\n\n2,3,k\n3,2,drop\n,5,k\n4,\"4\",\"k\"\n5,2,k\n", "format: confrere-model/1\nmodel: linear\nresponse: y\nfixed: [x]\ndata: { rows: { s: [k] } }\n");
        run.Exit.ShouldBe(0, run.Errors);
        var rows = run.Json!.Value.GetProperty("rows");
        rows.GetProperty("read").GetInt64().ShouldBe(6);
        rows.GetProperty("selected").GetInt64().ShouldBe(5);
        rows.GetProperty("used").GetInt64().ShouldBe(4);
        rows.GetProperty("dropped")[0].GetProperty("lines")[0].GetInt64().ShouldBe(6);
    }

    private static string[] Next(RecordReader reader, Cells cells)
    {
        reader.Next().ShouldBeTrue(reader.Trouble);
        var record = reader.Record;
        cells.Split(record).ShouldBeNull();
        var texts = new string[cells.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Encoding.UTF8.GetString(cells.Of(record, i));
        return texts;
    }

    /// <summary>A stream that gives few bytes at a time, as a pipe may.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));
    }
}
