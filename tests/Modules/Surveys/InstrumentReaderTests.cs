using Confrere.Surveys.Domain;

namespace Confrere.Modules.Tests.Surveys;

public sealed class InstrumentReaderTests
{
    private const string Sound = """
        code: mini
        version: "1"
        title: A short one
        wording: stand-in
        recall: Today.
        source: Made for this test.
        licence: None needed.
        responses:
          yes-no:
            - { value: 0, label: "No" }
            - { value: 1, label: "Yes" }
        sections:
          - code: only
            title: The only page
            stem: Is it so?
            responses: yes-no
            items:
              - { code: m1, text: It rains }
              - { code: m2, text: It shines }
        scales:
          - code: mini.all
            label: Weather
            items: [m1, m2]
            direction: higher-is-better
            multiply-by: 1
            unit: points, 0 to 1
            at-least-answered: 0.5
        """;

    [Fact]
    public void Reads_a_sound_document()
    {
        var instrument = InstrumentReader.Read(Sound, "mini.yaml");

        instrument.Version.ShouldStartWith("mini@1+");
        instrument.Items["m2"].Highest.ShouldBe(1);
        instrument.Scales.Single().FewestAnswered.ShouldBe(1);
    }

    [Fact]
    public void An_edited_word_makes_another_version() =>
        InstrumentReader.Read(Sound.Replace("It rains", "It pours"), "mini.yaml").Version.ShouldNotBe(InstrumentReader.Read(Sound, "mini.yaml").Version);

    [Fact]
    public void Lists_every_problem_with_its_line()
    {
        var broken = Sound
            .Replace("wording: stand-in", "wording: borrowed")
            .Replace("{ value: 1, label: \"Yes\" }", "{ value: 3, label: \"Yes\" }")
            .Replace("{ code: m2, text: It shines }", "{ code: m1, text: It shines }")
            .Replace("items: [m1, m2]", "items: [m1, m9]")
            .Replace("multiply-by: 1", "multiply-by: much")
            .Replace("direction: higher-is-better", "direcshun: higher-is-better");

        var problems = Should.Throw<InstrumentIsInvalid>(() => InstrumentReader.Read(broken, "mini.yaml")).Problems;

        problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "mini.yaml, line 4: wording is \"borrowed\"; it should be stand-in or licensed.",
            "mini.yaml, line 11: The values of \"yes-no\" should rise by one from answer to answer.",
            "mini.yaml, line 19: The item \"m1\" is there more than once.",
            "mini.yaml, line 24: \"direcshun\" is not known here; known are code, label, items, direction, multiply-by, unit, at-least-answered, reliability, standard-deviation, cut-point.",
            "mini.yaml, line 23: The item \"m9\" is not asked in any section.",
            "mini.yaml, line 21: direction is missing or empty.",
            "mini.yaml, line 25: multiply-by is \"much\"; it should be a number from 0.001 to 1000.",
        ], ignoreOrder: true);
    }

    [Theory, InlineData("a: [1"), InlineData("- just\n- a list"), InlineData("")]
    public void Refuses_what_is_no_document(string text) =>
        Should.Throw<InstrumentIsInvalid>(() => InstrumentReader.Read(text, "mini.yaml")).Problems.ShouldHaveSingleItem().File.ShouldBe("mini.yaml");
}
