using Confrere.Kernel.Documents;

namespace Confrere.Modules.Tests.Kernel;

public sealed class YamlTextTests
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "a: &a [x]\nb: [*a, *a]\n", "line 2: It refers to another part by the name \"a\". Write the part out." },
        { new string('[', 100_000), "line 1: Its parts lie too deep in one another. A document has at most 20 levels." },
        { "a: \"" + new string('x', 400_000) + "\"", "line 1: The document has 400005 characters. A document has at most 400000." },
        { "- a\n- b\n", "line 1: This is not one YAML document of fields. Begin with a field like \"title: A name\"." },
        { "a: 1\n---\nb: 2\n", "line 1: This is not one YAML document of fields. Begin with a field like \"title: A name\"." },
        { "", "line 1: This is not one YAML document of fields. Begin with a field like \"title: A name\"." },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Hostile_documents_get_a_sentence(string text, string sentence)
    {
        var problems = new ProblemList();

        YamlText.Root(text, problems).ShouldBeNull();

        problems.InOrder.ShouldHaveSingleItem().ToString().ShouldBe(sentence);
    }

    [Fact]
    public void Twenty_levels_are_read()
    {
        var problems = new ProblemList();

        YamlText.Root("a: " + new string('[', 19) + new string(']', 19), problems).ShouldNotBeNull();

        problems.IsEmpty.ShouldBeTrue();
    }
}
