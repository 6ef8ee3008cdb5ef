using System.Text.RegularExpressions;

namespace Confrere.Architecture.Tests;

/// <summary>
/// A form that names its action gets no antiforgery token by itself, and what it posts is refused. A test that posts with the token of
/// another form of the page does not see that.
/// </summary>
public sealed partial class FormTests
{
    [Fact]
    public void Every_form_that_posts_to_a_named_place_carries_its_token() =>
        Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Tokenless(File.ReadAllText(file)).Select(form => $"{Path.GetFileName(file)}: {form}")).ShouldBeEmpty();

    [Theory]
    [InlineData("""<form method="post" action="@here">""", true)]
    [InlineData("""<form method="post" asp-antiforgery="true" action="@here">""", false)]
    [InlineData("""<form method="post" class="stack">""", false)]
    [InlineData("""<form method="get" action="/found">""", false)]
    public void Control(string form, bool isTokenless) => Tokenless(form).Any().ShouldBe(isTokenless);

    private static IEnumerable<string> Tokenless(string page) =>
        Form().Matches(page).Select(match => match.Value).Where(form => form.Contains("\"post\"") && form.Contains(" action=") && !form.Contains("asp-antiforgery="));

    [GeneratedRegex("<form [^>]*>")]
    private static partial Regex Form();
}
