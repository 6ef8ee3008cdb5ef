using System.Text;
using System.Text.Json;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;
using Confrere.Surveys.Features.ExchangeInstruments;
using CsCheck;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Confrere.Modules.Tests.Surveys;

public sealed class ExchangeInstrumentTests
{
    private static readonly Dictionary<string, string> OwnNames = [];
    private static readonly Instrument Mood = InstrumentCatalogue.Shipped()["phq2"];

    [Theory, InlineData("fhir", false), InlineData("fhir", true), InlineData("redcap", true)]
    public void Any_instrument_comes_back_whole(string format, bool intoOneWithoutItsWords) => AnyInstrument.Any.Sample(instrument =>
    {
        var problems = new FileProblems("file");
        var structure = intoOneWithoutItsWords ? AnyInstrument.WithoutWords(instrument) : null;

        var back = InstrumentFiles.Import(Bytes(InstrumentFiles.Written(instrument, format)), format, structure, OwnNames, instrument.Edition, instrument.Licence, problems);

        problems.Kept.ShouldBeEmpty();
        AnyInstrument.Everything(back!).ShouldBe(AnyInstrument.Everything(instrument with { Wording = Wording.Licensed }));
    }, iter: 300);

    [Fact]
    public void Every_shipped_instrument_is_a_FHIR_Questionnaire_by_Firelys_reader()
    {
        var strict = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector);
        foreach (var instrument in InstrumentCatalogue.Shipped().All)
        {
            var questionnaire = JsonSerializer.Deserialize<Questionnaire>(FhirQuestionnaire.Write(instrument), strict)!;

            questionnaire.Item.SelectMany(group => group.Item).Count(item => item.Type == Questionnaire.QuestionnaireItemType.Choice).ShouldBe(instrument.Items.Count);
            questionnaire.Copyright.ShouldBe(instrument.Licence);
        }
    }

    [Fact]
    public void Control_Firelys_reader_rejects_what_FHIR_does_not_know() => Should.Throw<DeserializationFailedException>(() =>
        JsonSerializer.Deserialize<Questionnaire>("""{ "resourceType": "Questionnaire", "status": "splendid", "colour": "red" }""", new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector)));

    [Fact]
    public void A_sites_dictionary_with_its_own_names_and_plain_headers_is_taken()
    {
        const string Dictionary = """
            "Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels"
            record_id,demo,,text,"Record",
            mood_a,mood,"Over the weeks, how often?",radio,"<b>First</b> thing","0, Never | 1, Some, a few | 2, Many | 3, All"
            mood_b,mood,,radio,"Second &amp; last","0, Never | 1, Some, a few | 2, Many | 3, All"
            """;
        var problems = new FileProblems("site.csv");

        var worded = InstrumentFiles.Import(
            Bytes(Dictionary), "redcap", Mood, new Dictionary<string, string> { ["phq2_1"] = "mood_a", ["phq2_2"] = "mood_b" }, "2026-1", "Agreement 17.", problems)!;

        problems.Kept.ShouldBeEmpty();
        worded.Items["phq2_1"].Text.ShouldBe("First thing");
        worded.Items["phq2_2"].Text.ShouldBe("Second & last");
        worded.Sections[0].Stem.ShouldBe("Over the weeks, how often?");
        worded.Sections[0].Anchors[1].Label.ShouldBe("Some, a few");
        worded.IsStandIn.ShouldBeFalse();
        worded.Licence.ShouldBe("Agreement 17.");
        worded.Version.ShouldNotBe(Mood.Version);
        Scorer.Score(worded, new Dictionary<string, int?> { ["phq2_1"] = 2, ["phq2_2"] = 3 }).Single().Value.ShouldBe(5);
    }

    [Fact]
    public void A_dictionary_that_does_not_fit_is_refused_with_row_and_column_of_everything()
    {
        const string Dictionary = """
            "Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels"
            phq2_1,mood,,slider,First,"0, Never | one, Some | 2, Many"
            phq2_1,mood,,radio,,"0, Never | 1, Some | 2, Many | 3, All"
            """;
        var problems = new FileProblems("site.csv");

        InstrumentFiles.Import(Bytes(Dictionary), "redcap", Mood, OwnNames, "2026-1", "Agreement 17.", problems).ShouldBeNull();

        problems.Kept.Select(problem => problem.ToString()).ShouldBe(
        [
            "site.csv, row 2, column Field Type: \"slider\" is no type that we know for an item. Use radio or dropdown.",
            "site.csv, row 2, column Choices, Calculations, OR Slider Labels: \"one, Some\" is not a whole number, a comma and the answer's text.",
        ]);
    }

    [Fact]
    public void A_questionnaire_that_does_not_fit_is_refused_with_its_path()
    {
        const string Questionnaire = """
            { "resourceType": "Questionnaire", "item": [ { "linkId": "g", "type": "group", "text": "T", "item": [
              { "linkId": "phq2_1", "type": "choice", "text": "a", "answerOption": [ { "valueInteger": 0 }, { "valueInteger": 1 } ] },
              { "linkId": "phq2_1", "type": "choice", "text": "b", "answerOption": [ { "valueInteger": 0 }, { "valueInteger": 1 }, { "valueInteger": 2 }, { "valueInteger": 3 } ] } ] } ] }
            """;
        var problems = new FileProblems("site.json");

        InstrumentFiles.Import(Bytes(Questionnaire), "fhir", Mood, OwnNames, "2026-1", "Agreement 17.", problems).ShouldBeNull();

        problems.Kept.Select(problem => problem.ToString()).ShouldBe(
        [
            "site.json: item[0].item[1]: The item \"phq2_1\" is there twice.",
            "site.json: It has no wording for phq2_2.",
            "site.json: item[0].item[0]: Its answers have the values 0, 1; phq2 needs 0, 1, 2, 3.",
        ]);
    }

    [Theory]
    [InlineData("fhir", "{ \"resourceType\": ", "row 1: It is not JSON from here on, or its parts lie too deep in one another.")]
    [InlineData("fhir", "{ \"resourceType\": \"Patient\" }", "resourceType: This is not a FHIR Questionnaire.")]
    [InlineData("fhir", "[]", "resourceType: This is not a FHIR Questionnaire.")]
    [InlineData("redcap", "", "It is empty.")]
    [InlineData("redcap", "a;b;c\n1;2;3\n", "the cells are parted by semicolons")]
    public void A_file_of_another_kind_gets_a_sentence(string format, string text, string sentence)
    {
        var problems = new FileProblems("file");

        InstrumentFiles.Import(Bytes(text), format, Mood, OwnNames, "1", "L.", problems).ShouldBeNull();

        problems.Kept[0].ToString().ShouldContain(sentence);
    }

    [Fact]
    public void JSON_that_is_nothing_but_depth_gets_a_sentence()
    {
        var problems = new FileProblems("deep.json");

        InstrumentFiles.Import(Bytes(new string('[', 1_000_000)), "fhir", Mood, OwnNames, "1", "L.", problems).ShouldBeNull();

        problems.Kept.ShouldHaveSingleItem().Sentence.ShouldContain("too deep");
    }

    [Fact]
    public void A_guarded_text_is_no_formula_and_comes_back() => AnyInstrument.Text.Sample(text =>
    {
        var guarded = FormulaGuard.Guarded(text);
        "=+-@\t\r".ShouldNotContain(guarded[0]);
        FormulaGuard.Unguarded(guarded).ShouldBe(text);
    });

    internal static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
