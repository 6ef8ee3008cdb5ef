using System.Text;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;

namespace Confrere.Modules.Tests.Surveys;

public sealed class FhirAnswersTests
{
    private static readonly InstrumentCatalogue Shipped = InstrumentCatalogue.Shipped();
    private static readonly Instrument Mood = Shipped["phq2"];

    [Fact]
    public void What_is_written_is_read_again()
    {
        Instrument[] asked = [Shipped["pfi"], Mood];
        List<AnswerSheet> sheets =
        [
            .. Enumerable.Range(0, 50).Select(person => new AnswerSheet(
                $"P{person}", person % 2 == 0 ? "baseline" : "month-3", "2026-03-02T14:00:00Z", asked,
                asked.SelectMany(instrument => instrument.Items.Values).Index().ToDictionary(
                    item => item.Item.Code, item => (person + item.Index) % 5 == 4 ? (int?)null : (person + item.Index) % (item.Item.Highest + 1)))),
        ];
        var stream = new MemoryStream();
        FhirResponses.Write(sheets, stream).ShouldBe(100);

        var (read, problems, count) = Read(Encoding.UTF8.GetString(stream.ToArray()), asked);

        problems.ShouldBeEmpty();
        read.Select(sheet => (sheet.Participant, sheet.Visit, sheet.SubmittedAt, sheet.Instruments.Single().Code))
            .ShouldBe(sheets.SelectMany(sheet => asked.Select(instrument => (sheet.Participant, sheet.Visit, sheet.SubmittedAt, instrument.Code))));
        foreach (var (first, second) in sheets.Zip(read.Chunk(2)))
            second.SelectMany(sheet => sheet.Answers).ShouldBe(first.Answers, ignoreOrder: true);
        (count.Rows, count.Sheets, count.Answered + count.LeftOut).ShouldBe((100, 100, 50 * 18));
    }

    /// <summary>A response as another system writes it: its own address, a reference for the patient, whole numbers, an encounter, other resources beside it.</summary>
    [Fact]
    public void A_response_of_another_system_is_read()
    {
        var (read, problems, count) = Read("""
            {"resourceType":"Bundle","type":"searchset","entry":[
              {"resource":{"resourceType":"Patient","id":"7"}},
              {"fullUrl":"urn:x"},
              {"resource":{"resourceType":"QuestionnaireResponse","status":"amended","questionnaire":"https://ehr.example/fhir/Questionnaire/phq2|3",
                "subject":{"reference":"Patient/7"},"encounter":{"reference":"Encounter/9"},"authored":"2026-03-02T15:00:00+01:00",
                "item":[{"linkId":"phq2_1","answer":[{"valueInteger":2}]},{"linkId":"group","item":[{"linkId":"phq2_2","answer":[{"valueCoding":{"code":"LA6571-9",
                  "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}]}}]}]}]}}]}
            """, Mood);

        problems.ShouldBeEmpty();
        var sheet = read.ShouldHaveSingleItem();
        (sheet.Participant, sheet.Visit, sheet.SubmittedAt).ShouldBe(("Patient/7", "Encounter/9", "2026-03-02T15:00:00+01:00"));
        (sheet.Answers["phq2_1"], sheet.Answers["phq2_2"]).ShouldBe((2, 3));
        (count.Rows, count.RowsOfOthers).ShouldBe((3, 2));
    }

    [Fact]
    public void Everything_wrong_is_told_with_its_place_in_the_document()
    {
        var (_, problems, _) = Read("""
            {"resourceType":"Bundle","entry":[
              {"resource":{"resourceType":"QuestionnaireResponse","status":"in-progress","questionnaire":"urn:confrere:instrument:phq2","item":[
                {"linkId":"phq2_1","answer":[{"valueInteger":4}]},
                {"linkId":"phq2_2","answer":[{"valueString":"often"}]},
                {"linkId":"phq2_1","answer":[{"valueInteger":1}]},
                {"linkId":"mood","answer":[{"valueInteger":1}]}]}},
              {"resource":{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:confrere:instrument:gad7","subject":{"reference":"P1"}}},
              {"resource":{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:confrere:instrument:phq2|phq2@1+0000000000000000","subject":{"reference":"P1"}}},
              {"resource":{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"phq2","subject":{"reference":"P1"},"authored":"yesterday","item":[
                {"linkId":"phq2_1","answer":[{"valueInteger":1},{"valueInteger":2}]}]}},
              {"resource":{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"phq2","subject":{"identifier":{"value":"P1"} }}}]}
            """, Mood);

        problems.ShouldBe(
        [
            "file.json: entry[0].resource.status: \"in-progress\" is no finished response. Export those that are completed or amended.",
            "file.json: entry[0].resource.subject: The participant is missing: neither identifier.value nor reference is there.",
            "file.json: entry[0].resource.item[0].answer[0]: 4 is not one of the answers 0 to 3.",
            "file.json: entry[0].resource.item[1].answer[0]: It has no whole number as its code, ordinal value or valueInteger.",
            "file.json: entry[0].resource.item[2].linkId: The item \"phq2_1\" is there twice.",
            "file.json: entry[0].resource.item[3].linkId: \"mood\" is no item of phq2.",
            "file.json: entry[1].resource.questionnaire: \"urn:confrere:instrument:gad7\" is none of phq2.",
            $"file.json: entry[2].resource.questionnaire: It was answered under phq2@1+0000000000000000, and the instrument given is {Mood.Version}. Give the document of that version.",
            "file.json: entry[3].resource.authored: \"yesterday\" is not an instant with a zone, like 2026-03-02T14:00:00Z.",
            "file.json: entry[3].resource.item[0].answer: There are 2 answers to one statement.",
            "file.json: entry[4].resource.subject: \"P1\" has answered phq2 in entry[3].resource already.",
        ]);
    }

    [Theory]
    [InlineData("", "file.json, row 1: It is not JSON from here on, or its parts lie too deep in one another.")]
    [InlineData("[]", "file.json: resourceType: This is neither a FHIR QuestionnaireResponse nor a Bundle of them.")]
    [InlineData("{\"resourceType\":\"Patient\"}", "file.json: resourceType: This is neither a FHIR QuestionnaireResponse nor a Bundle of them.")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[1,null,{\"resource\":[]}]}", null)]
    public void What_is_no_response_gets_a_sentence(string text, string? sentence)
    {
        var (read, problems, _) = Read(text, Mood);
        read.ShouldBeEmpty();
        problems.ShouldBe(sentence is null ? [] : [sentence]);
    }

    /// <summary>The kind of the document may stand behind its entries, as RFC 8259 knows no order.</summary>
    [Fact]
    public void The_order_of_a_bundles_properties_does_not_matter()
    {
        var (read, problems, _) = Read("""
            {"entry":[{"resource":{"item":[{"answer":[{"valueInteger":1}],"linkId":"phq2_1"}],"subject":{"reference":"P1"},"questionnaire":"phq2","status":"completed","resourceType":"QuestionnaireResponse"}}],"resourceType":"Bundle"}
            """, Mood);
        problems.ShouldBeEmpty();
        read.ShouldHaveSingleItem().Answers["phq2_1"].ShouldBe(1);
    }

    [Fact]
    public void A_document_that_turns_out_to_be_another_gets_a_sentence_and_so_does_one_that_breaks_off()
    {
        const string Entries = """{"entry":[{"resource":{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"phq2","subject":{"reference":"P1"}}}]""";
        Read(Entries + ""","resourceType":"Parameters"}""", Mood).Problems.ShouldBe(["file.json: resourceType: This is neither a FHIR QuestionnaireResponse nor a Bundle of them."]);
        Read(Entries, Mood).Problems.ShouldBe(["file.json, row 1: It is not JSON from here on, or its parts lie too deep in one another."]);
        Read(Entries + ",\"resourceType\":\"Bundle\"}\n]", Mood).Problems.ShouldBe(["file.json, row 2: It is not JSON from here on, or its parts lie too deep in one another."]);
    }

    [Fact]
    public void One_response_longer_than_any_gets_a_sentence()
    {
        var (_, problems, _) = Read($$$"""{"resourceType":"Bundle","entry":[{"resource":{"text":"{{{new string('x', 5_000_000)}}}"}}]}""", Mood);
        problems.ShouldBe(["file.json: entry[0]: It is longer than 4 MB; a response never is."]);
    }

    [Theory]
    [InlineData("utf-16"), InlineData("utf-16BE"), InlineData("utf-8")]
    public void A_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var problems = new FileProblems("file.json");
        var bytes = encoding.GetPreamble().Concat(encoding.GetBytes("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"phq2","subject":{"reference":"Zoë"}}""")).ToArray();
        new AnswerFile([Mood], new Dictionary<string, string>(), problems).Read(new MemoryStream(bytes), "fhir").ToList().ShouldHaveSingleItem().Participant.ShouldBe("Zoë");
        problems.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_long_bundle_no_more_is_in_memory_than_a_response()
    {
        // The buffer doubles from 64 kB until a response fits in it, and the decoder looks ahead by as much.
        const int MostReadAhead = 300_000;
        // Who answered what is remembered, to tell a second answer; the 32 MB of the file are not.
        const int MostKept = 8_000_000;
        using var bundle = new LongBundle(responses: 8_000, padding: 4_000);
        var problems = new FileProblems("file.json");
        var (before, seen) = (GC.GetTotalMemory(forceFullCollection: true), 0);
        foreach (var _ in new AnswerFile([Mood], new Dictionary<string, string>(), problems).Read(bundle, "fhir"))
            (bundle.Given - ++seen * (long)bundle.LengthOfOne).ShouldBeLessThan(MostReadAhead);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(MostKept);
        (seen, problems.Any).ShouldBe((8_000, false));
        bundle.Given.ShouldBeGreaterThan(32_000_000);
    }

    private static (List<AnswerSheet> Sheets, IReadOnlyList<string> Problems, AnswerCount Count) Read(string text, params Instrument[] instruments)
    {
        var problems = new FileProblems("file.json");
        var file = new AnswerFile(instruments, new Dictionary<string, string>(), problems);
        var sheets = file.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "fhir").ToList();
        return (sheets, [.. problems.Kept.Select(problem => problem.ToString())], file.Count);
    }

    /// <summary>A Bundle that is made as it is read.</summary>
    private sealed class LongBundle(int responses, int padding) : Stream
    {
        private readonly string _padding = new('x', padding);
        private byte[] _piece = Encoding.UTF8.GetBytes("""{"resourceType":"Bundle","entry":[""");
        private int _taken;
        private int _made;

        public long Given { get; private set; }

        public int LengthOfOne => Response(0).Length + 1;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_taken == _piece.Length) (_piece, _taken) = (Next(), 0);
            var copied = Math.Min(count, _piece.Length - _taken);
            _piece.AsSpan(_taken, copied).CopyTo(buffer.AsSpan(offset));
            _taken += copied;
            Given += copied;
            return copied;
        }

        private byte[] Next() => _made++ switch
        {
            var number when number < responses => Encoding.UTF8.GetBytes((number == 0 ? " " : ",") + Response(number)),
            var number when number == responses => "]}"u8.ToArray(),
            _ => [],
        };

        private string Response(int number) =>
            $$$"""{"resource":{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"phq2","subject":{"reference":"P{{{number:0000}}}"},"text":"{{{_padding}}}","item":[{"linkId":"phq2_1","answer":[{"valueInteger":1}]}]}}""";

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
