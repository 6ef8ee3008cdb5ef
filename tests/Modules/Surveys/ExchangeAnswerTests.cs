using System.Text;
using System.Text.Json;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;
using Confrere.Surveys.Features.ExchangeAnswers;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parquet;
using Parquet.Schema;
using Task = System.Threading.Tasks.Task;

namespace Confrere.Modules.Tests.Surveys;

public sealed class ExchangeAnswerTests
{
    private static readonly InstrumentCatalogue Shipped = InstrumentCatalogue.Shipped();
    private static readonly Dictionary<string, string> OwnNames = [];

    [Fact]
    public void A_wide_file_is_scored_and_every_score_carries_its_unit()
    {
        var (sheets, problems, count) = Read("participant,visit,phq2_1,phq2_2,note\nP1,baseline,1,2,x\nP2,baseline,3,NA,y\n", "wide", "phq2");
        var output = new StringWriter();

        AnswerTable.WriteScores(sheets, output).ShouldBe(2);

        problems.ShouldBeEmpty();
        var version = Shipped["phq2"].Version;
        output.ToString().ShouldBe(
            "participant,visit,submitted_at,corrected_at,instrument,scale,value,unit,raw,answered,asked\n"
            + $"P1,baseline,,,{version},phq2.total,3,\"points, 0 to 6\",3,2,2\nP2,baseline,,,{version},phq2.total,,\"points, 0 to 6\",,1,2\n");
        count.ToString().ShouldBe("2 rows read, 0 of them without an answer to these instruments; 2 sheets with 3 answers and 1 left out.");
    }

    [Fact]
    public void Everything_wrong_in_a_wide_file_is_told_with_row_and_column()
    {
        var (_, problems, _) = Read("participant,visit,phq2_1,phq2_2\nP1,a,4,x\n,a,0,0\nP1,a,1,1\nP2,a,1\n", "wide", "phq2");

        problems.ShouldBe(
        [
            "file.csv, row 2, column phq2_1: 4 is not one of the answers 0 to 3.",
            "file.csv, row 2, column phq2_2: \"x\" is not a whole number. Export values, not labels.",
            "file.csv, row 3, column participant: The participant is missing.",
            "file.csv, row 4, column participant: \"P1\" is also in row 2 at a.",
            "file.csv, row 5: It has 3 cells; the header has 4.",
        ]);
    }

    [Fact]
    public void A_REDCap_export_with_events_and_repeats_is_read()
    {
        const string Export = """
            record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,age,phq2_1,phq2_2,phq2_complete
            1,baseline_arm_1,,,41,0,1,2
            1,coaching_arm_1,phq2,1,,2,3,2
            1,coaching_arm_1,phq2,2,,1,,1
            1,coaching_arm_1,diary,1,,,,0
            2,baseline_arm_1,,,55,3,3,2
            """;

        var (sheets, problems, count) = Read(Export, "redcap", "phq2");

        problems.ShouldBeEmpty();
        sheets.Select(sheet => (sheet.Participant, sheet.Visit, sheet.Answers["phq2_1"], sheet.Answers["phq2_2"])).ShouldBe(
        [
            ("1", "baseline_arm_1", 0, 1), ("1", "coaching_arm_1/phq2/1", 2, 3), ("1", "coaching_arm_1/phq2/2", 1, null), ("2", "baseline_arm_1", 3, 3),
        ]);
        (count.Rows, count.RowsOfOthers, count.Sheets, count.Answered, count.LeftOut).ShouldBe((5, 1, 4, 7, 1));
    }

    [Fact]
    public void A_REDCap_export_of_labels_or_with_a_repeat_twice_is_refused_by_row()
    {
        const string Export = """
            record_id,redcap_event_name,phq2_1,phq2_2
            1,baseline_arm_1,Never,1
            2,baseline_arm_1,1,1
            2,baseline_arm_1,1,9
            """;

        Read(Export, "redcap", "phq2").Problems.ShouldBe(
        [
            "file.csv, row 2, column phq2_1: \"Never\" is not a whole number. Export values, not labels.",
            "file.csv, row 4, column phq2_2: 9 is not one of the answers 0 to 3.",
            "file.csv, row 4, column record_id: \"2\" is also in row 3 at baseline_arm_1.",
        ]);
    }

    [Fact]
    public void A_long_file_with_a_participant_in_two_places_or_an_item_twice_is_refused_by_row()
    {
        Read("participant,visit,item,value\nP1,a,phq2_1,1\nP2,a,phq2_1,2\nP1,a,phq2_2,1\nP1,a,phq2_2,1\nP1,a,other,1\n", "long", "phq2").Problems.ShouldBe(
        [
            "file.csv, row 4, column participant: The rows of \"P1\" are not together: others begin in row 2. Sort the file by participant and visit.",
            "file.csv, row 5, column item: The item \"phq2_2\" is there twice for this participant and visit.",
            "file.csv, row 6, column item: \"other\" is no item of phq2.",
        ]);
    }

    [Fact]
    public async Task Two_hundred_thousand_rows_go_out_and_come_back_to_the_last()
    {
        const int People = 12_500;
        var sheets = Simulated(People, "pfi").ToList();
        var (csv, parquet) = (new StringWriter(), new MemoryStream());

        AnswerTable.WriteLong(sheets, csv).ShouldBe(200_000);
        (await AnswerParquet.Write(sheets, parquet)).ShouldBe(200_000);

        var (back, problems, count) = Read(csv.ToString(), "long", "pfi");
        problems.ShouldBeEmpty();
        (count.Rows, count.Sheets, count.Answered + count.LeftOut).ShouldBe((200_000, People, 200_000));
        back.Zip(sheets).All(pair => pair.First.Participant == pair.Second.Participant && Same(pair.First, pair.Second)).ShouldBeTrue();
        parquet.Position = 0;
        (await ReadParquet(parquet)).SequenceEqual(sheets.SelectMany(AnswerTable.Rows).Select(row => (row.Participant, row.Item, row.Value))).ShouldBeTrue();
    }

    [Fact]
    public void Responses_are_a_FHIR_Bundle_by_Firelys_reader()
    {
        var output = new MemoryStream();
        var sheets = Simulated(20, "pfi").Select(sheet => sheet with { SubmittedAt = "2026-03-02T14:00:00.5Z" }).ToList();

        FhirResponses.Write(sheets, output).ShouldBe(20);

        var bundle = JsonSerializer.Deserialize<Bundle>(output.ToArray(), new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector))!;
        var responses = bundle.Entry.Select(entry => (QuestionnaireResponse)entry.Resource!).ToList();
        responses.Count.ShouldBe(20);
        foreach (var (response, sheet) in responses.Zip(sheets))
            response.Item.SelectMany(group => group.Item).ToDictionary(item => item.LinkId!, item => item.Answer.Count == 0 ? (int?)null : int.Parse(((Coding)item.Answer[0].Value!).Code!))
                .ShouldBe(sheet.Answers, ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_with_a_fault_in_its_last_row_leaves_nothing_behind_and_what_was_there_alone()
    {
        var folder = Directory.CreateTempSubdirectory("confrere-whole-").FullName;
        var (input, output) = (Path.Combine(folder, "in.csv"), Path.Combine(folder, "out.csv"));
        await File.WriteAllTextAsync(input, "participant,phq2_1,phq2_2\n" + string.Concat(Enumerable.Range(0, 5000).Select(row => $"P{row},1,1\n")) + "P5000,1,7\n");
        await File.WriteAllTextAsync(output, "before");

        var (exit, _, error) = await Verb("answers", "convert", input, "--instrument", "phq2", "--as", "csv", "--out", output);

        exit.ShouldBe(1);
        error.Trim().ShouldBe("in.csv, row 5002, column phq2_2: 7 is not one of the answers 0 to 3.");
        (await File.ReadAllTextAsync(output)).ShouldBe("before");
        Directory.GetFiles(folder).Length.ShouldBe(2);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_participant_that_is_a_formula_goes_out_as_text_and_comes_back()
    {
        var output = new StringWriter();
        AnswerTable.WriteLong([new("=cmd|' /C calc'!A0", "+1", null, [Shipped["qol"]], new Dictionary<string, int?> { ["qol_1"] = 7 })], output);

        output.ToString().Split('\n')[1].ShouldStartWith("'=cmd|' /C calc'!A0,'+1,");
        Read(output.ToString(), "long", "qol").Sheets.Single().ShouldSatisfyAllConditions(sheet => sheet.Participant.ShouldBe("=cmd|' /C calc'!A0"), sheet => sheet.Visit.ShouldBe("+1"));
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "a zip", [0x50, 0x4B, 0x03, 0x04, 0xFF, 0xFE, 0x00, 0x8B], "It is not text in UTF-8" },
        { "Latin-1", Encoding.Latin1.GetBytes("participant,phq2_1,phq2_2\nMüller,1,1\n"), "It is not text in UTF-8" },
        { "an open quotation mark", "participant,phq2_1,phq2_2\n\"P1,1,1\nP2,1,1\n"u8.ToArray(), "A quotation mark is opened and never closed." },
        { "nothing", [], "It is empty." },
        { "a column twice", "participant,phq2_1,phq2_1,phq2_2\n"u8.ToArray(), "The column is there twice." },
        { "no such columns", "a,b\n1,2\n"u8.ToArray(), "There is no such column." },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_file_gets_a_sentence(string what, byte[] bytes, string sentence)
    {
        var problems = new FileProblems(what);
        _ = new AnswerFile([Shipped["phq2"]], OwnNames, problems).Read(new MemoryStream(bytes), "wide").Count();
        problems.Kept[0].ToString().ShouldContain(sentence);
    }

    [Fact]
    public void UTF_16_with_its_mark_is_read() => Read(
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("participant,phq2_1,phq2_2\nMüller,1,1\n")], "wide", "phq2").Sheets.Single().Participant.ShouldBe("Müller");

    [Theory, InlineData(false), InlineData(true)]
    public void A_line_of_a_gigabyte_gets_a_sentence_and_is_not_read_to_its_end(bool isQuoted)
    {
        var endless = new EndlessLine(isQuoted ? (byte)'"' : (byte)'a', 1L << 30);
        var problems = new FileProblems("endless.csv");

        _ = new AnswerFile([Shipped["phq2"]], OwnNames, problems).Read(endless, "wide").Count();

        problems.Kept.ShouldHaveSingleItem().Sentence.ShouldContain("longer than 4 MB");
        endless.Position.ShouldBeLessThan(64L << 20);
    }

    [Fact]
    public void A_million_bad_rows_are_counted_and_not_kept()
    {
        var problems = new FileProblems("bad.csv");
        var text = new StringBuilder("participant,phq2_1,phq2_2\n");
        for (var row = 0; row < 100_000; row++) text.Append("P,9,9\n");

        _ = new AnswerFile([Shipped["phq2"]], OwnNames, problems).Read(ExchangeInstrumentTests.Bytes(text.ToString()), "wide").Count();

        problems.Kept.Count.ShouldBe(200);
        // Two answers in each row, and all rows but the first are the same participant's.
        problems.NotShown.ShouldBe(299_999 - 200);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Submitted_answers_are_exported_by_code_and_version_and_leave_a_fact(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        await trial.Submit(await trial.Consent(), answer: 3);
        var place = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("confrere-export-").FullName, "answers.csv"));

        var (sheets, rows) = await trial.House.Do((ExportAnswers export) => export.Handle(trial.Programme.Id, "csv", place, null));

        (sheets, rows).ShouldBe((1, 16));
        var lines = await File.ReadAllLinesAsync(place.FullName);
        lines.Length.ShouldBe(17);
        lines[1].ShouldContain($",baseline,2026-03-02T14:00:00Z,,{Shipped["pfi"].Version},pfi01,3");
        var fact = (await trial.House.AsSystem(services => services.GetRequiredService<Reader>().Query<AuditFact>().Where(row => row.Action == "AnswersExported").ToListAsync())).Single();
        fact.Details.ShouldContain("\"rows\":16");
        place.Directory!.Delete(recursive: true);
    }

    private static IEnumerable<AnswerSheet> Simulated(int people, string code)
    {
        var instrument = Shipped[code];
        var items = instrument.Sections.SelectMany(section => section.Items).ToList();
        // A fixed pattern with every value and every fifth answer left out.
        return Enumerable.Range(0, people).Select(person => new AnswerSheet(
            $"P{person:00000}", "baseline", null, [instrument],
            items.Index().ToDictionary(item => item.Item.Code, item => (person + item.Index) % 5 == 4 ? (int?)null : (person * 7 + item.Index * 3) % (item.Item.Highest + 1))));
    }

    private static bool Same(AnswerSheet first, AnswerSheet second) =>
        first.Answers.Count == second.Answers.Count && first.Answers.All(answer => second.Answers[answer.Key] == answer.Value);

    private static async Task<List<(string, string, int?)>> ReadParquet(Stream stream)
    {
        await using var reader = await ParquetReader.CreateAsync(stream);
        var rows = new List<(string, string, int?)>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var part = reader.OpenRowGroupReader(group);
            var (people, items, values) = (new string?[part.RowCount], new string?[part.RowCount], new int?[part.RowCount]);
            await part.ReadAsync((DataField)reader.Schema[0], people.AsMemory());
            await part.ReadAsync((DataField)reader.Schema[5], items.AsMemory());
            await part.ReadAsync<int>((DataField)reader.Schema[6], values.AsMemory());
            rows.AddRange(people.Select((person, row) => (person!, items[row]!, values[row])));
        }
        return rows;
    }

    private static (List<AnswerSheet> Sheets, IReadOnlyList<string> Problems, AnswerCount Count) Read(string text, string shape, string instrument) =>
        Read(Encoding.UTF8.GetBytes(text), shape, instrument);

    private static (List<AnswerSheet> Sheets, IReadOnlyList<string> Problems, AnswerCount Count) Read(byte[] bytes, string shape, string instrument)
    {
        var problems = new FileProblems("file.csv");
        var file = new AnswerFile([Shipped[instrument]], OwnNames, problems);
        var sheets = file.Read(new MemoryStream(bytes), shape).ToList();
        return (sheets, [.. problems.Kept.Select(problem => problem.ToString())], file.Count);
    }

    internal static async Task<(int Exit, string Output, string Error)> Verb(params string[] arguments)
    {
        var root = new System.CommandLine.RootCommand();
        foreach (var verb in new Confrere.Surveys.SurveysModule().Verbs(new(() => throw new InvalidOperationException("No database.")))) root.Add(verb);
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await root.Parse(arguments).InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>A quotation mark or letter and then letters without end, without holding them.</summary>
    private sealed class EndlessLine(byte first, long length) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - Position);
            buffer.AsSpan(offset, given).Fill((byte)'a');
            if (Position == 0 && given > 0) buffer[offset] = first;
            Position += given;
            return given;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
