using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Confrere.Surveys.Features;

/// <summary>Reads answers out of a posted form: fields named "answers[CODE]" with a whole number or nothing.</summary>
internal static class PostedAnswers
{
    private const string Prefix = "answers[";

    // No answer of ours is this; it makes the form's own check name the item that held no number.
    private const int NotANumber = -1;

    public static string Field(string code) => $"{Prefix}{code}]";

    public static Dictionary<string, int?> Read(IFormCollection form)
    {
        var answers = new Dictionary<string, int?>(form.Count, StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(']')) continue;
            var value = values[^1];
            answers[name[Prefix.Length..^1]] = string.IsNullOrEmpty(value) ? null
                : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NotANumber;
        }
        return answers;
    }
}
