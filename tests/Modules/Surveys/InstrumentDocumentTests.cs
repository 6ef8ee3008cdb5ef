using System.Text.Json;
using Confrere.Modules.Tests.Fit;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Domain;
using CsCheck;

namespace Confrere.Modules.Tests.Surveys;

public sealed class InstrumentDocumentTests
{
    private static readonly JsonShape Schema = JsonShape.Read(Path.Combine(FitRun.Root, "docs", "reference", "instrument.schema.json"));

    private const string Sound = """
        code: mini
        version: "1"
        title: A short one
        wording: stand-in
        recall: Today.
        source: Made for this test.
        licence: None needed.
        responses:
          - code: yes-no
            anchors:
              - { value: 0, label: "No" }
              - { value: 1, label: "Yes" }
        sections:
          - code: only
            title: The only page
            stem: Is it so?
            responses: yes-no
            items:
              - { code: mini_1, text: It rains }
              - { code: mini_2, text: It shines }
        scales:
          - code: mini.all
            label: Weather
            items: [mini_1, mini_2]
            scoring: mean
            at-least-answered: 0.5
            range: { from: 0, to: 1 }
            unit: points, 0 to 1
            direction: higher-is-better
        """;

    [Fact]
    public void Reads_a_sound_document()
    {
        var instrument = Read(Sound);

        instrument.Version.ShouldStartWith("mini@1+");
        instrument.Items["mini_2"].Highest.ShouldBe(1);
        instrument.Scales.Single().FewestAnswered.ShouldBe(1);
    }

    [Fact]
    public void An_edited_word_makes_another_version_and_a_comment_does_not()
    {
        Read(Sound.Replace("It rains", "It pours")).Version.ShouldNotBe(Read(Sound).Version);
        Read("# A remark.\n" + Sound).Version.ShouldBe(Read(Sound).Version);
    }

    [Fact]
    public void Lists_every_problem_with_line_field_and_remedy()
    {
        var broken = Sound
            .Replace("wording: stand-in", "wording: borrowed")
            .Replace("{ value: 1, label: \"Yes\" }", "{ value: 3, label: \"Yes\" }")
            .Replace("{ code: mini_2, text: It shines }", "{ code: mini_1, text: It shines }")
            .Replace("items: [mini_1, mini_2]", "items: [mini_1, mini_9]")
            .Replace("at-least-answered: 0.5", "at-least-answered: many")
            .Replace("direction: higher-is-better", "direcshun: higher-is-better");

        InstrumentDocument.Read(broken).Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "line 4, wording: \"borrowed\" is not known. Write one of stand-in, licensed, own.",
            "line 12, responses[1].anchors[2].value: The values do not rise by one from answer to answer. After 0 comes 1.",
            "line 20, sections[1].items[2].code: \"mini_1\" is there twice. Give each item a code of its own.",
            "line 24, scales[1].items: The item \"mini_9\" is not asked in any section. Write codes of items.",
            "line 26, scales[1].at-least-answered: \"many\" is not a number from 0 to 1. Write one within these bounds.",
            "line 22, scales[1].direction: It is missing. Write a text.",
            "line 27, scales[1].range: It says 0 to 1; the scoring yields 0 to 3. Correct the range or the scoring.",
            "line 29, scales[1].direcshun: There is no such field. Did you mean direction?",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("range: { from: 0, to: 1 }", "range: { from: 0, to: 10 }", "It says 0 to 10; the scoring yields 0 to 1.")]
    [InlineData("range: { from: 0, to: 1 }", "range: { from: 0, to: 1 }\n    weights: [1, 2]", "Weights belong to")]
    [InlineData("scoring: mean", "scoring: weighted\n    weights: [1]", "There are 1 weights for 2 items.")]
    [InlineData("code: mini.all", "code: maxi.all", "does not begin with \"mini.\"")]
    [InlineData("code: mini_2", "code: other_2", "does not begin with \"mini\"")]
    [InlineData("code: mini_2", "code: mini-2", "is not spelt as a code is")]
    [InlineData("version: \"1\"", "version: \"1 + 2\"", "is not spelt as a version is")]
    [InlineData("responses: yes-no", "responses: maybe", "There are no answers \"maybe\". Write one of yes-no.")]
    [InlineData("items: [mini_1, mini_2]", "items: [mini_1, mini_1]", "is there twice")]
    [InlineData("direction: higher-is-better", "direction: higher-is-better\n    cut-points: [{ code: c, raw: 2, side: above, meaning: m, source: s }]", "2 is no raw score of mini.all, which goes from 0 to 1.")]
    [InlineData("direction: higher-is-better", "direction: higher-is-better\nsafety: [{ code: s, scale: mini.none, at-or-above: 1, help: h }]", "There is no scale \"mini.none\".")]
    [InlineData("direction: higher-is-better", "direction: higher-is-better\nsafety: [{ code: s, scale: mini.all, at-or-above: 0, help: h }]", "0 is not above 0 and at most 1")]
    public void Refuses_parts_that_do_not_fit_together(string sound, string broken, string sentence)
    {
        Sound.ShouldContain(sound);

        var reading = InstrumentDocument.Read(Sound.Replace(sound, broken));

        reading.Instrument.ShouldBeNull();
        reading.Problems.ShouldContain(problem => problem.ToString().Contains(sentence), string.Join('\n', reading.Problems));
    }

    [Fact]
    public void The_eleven_instruments_ship_and_have_the_shape_of_the_schema()
    {
        InstrumentCatalogue.Shipped().All.Select(instrument => instrument.Code)
            .ShouldBe(["booster", "checkin", "coach", "iwpr", "miniz", "pfi", "phq2", "qol", "svs", "uwes3", "uwes9"]);
        foreach (var file in Directory.GetFiles(Path.Combine(FitRun.Root, "instruments"), "*.yaml"))
            Schema.Complaints(YamlAsJson.Of(File.ReadAllText(file))).ShouldBeEmpty(file);
    }

    [Fact]
    public void Every_instrument_that_is_not_ours_asks_with_stand_in_wording_and_names_what_is_from_memory()
    {
        var catalogue = InstrumentCatalogue.Shipped();

        catalogue.All.Where(instrument => instrument.Wording == Wording.Own).Select(instrument => instrument.Code).ShouldBe(["booster", "checkin", "coach"]);
        catalogue.All.Where(instrument => instrument.Wording == Wording.Licensed).ShouldBeEmpty();
        // The Mini-Z item's range, threshold and licence were all seen in a source.
        catalogue.All.Where(instrument => instrument.IsStandIn && instrument.FromMemory.Count == 0).Select(instrument => instrument.Code).ShouldBe(["miniz"]);
    }

    [Fact]
    public void Any_instrument_reads_back_as_it_was_written() => AnyInstrument.Any.Sample(instrument =>
    {
        var text = InstrumentText.Of(instrument);

        var reading = InstrumentDocument.Read(text);

        reading.Problems.ShouldBeEmpty(text);
        AnyInstrument.Everything(reading.Instrument!).ShouldBe(AnyInstrument.Everything(instrument));
        Schema.Complaints(YamlAsJson.Of(text)).ShouldBeEmpty(text);
    }, iter: 300);

    [Fact]
    public void Control_another_shape_is_rejected()
    {
        Schema.Complaints(YamlAsJson.Of(Sound)).ShouldBeEmpty();
        Schema.Complaints(YamlAsJson.Of(Sound.Replace("scoring: mean", "scoring: median"))).ShouldBe(["$.scales[0].scoring: median is not in the list"]);
    }

    private static Instrument Read(string text) => InstrumentDocument.Read(text) is { Instrument: { } instrument } ? instrument : throw new InvalidOperationException();
}
