namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// Keeps a spreadsheet from running a text as a formula, and gives the text back exactly: an apostrophe is put before what begins like
/// one, and before an apostrophe, so that taking one away is always right.
/// </summary>
internal static class FormulaGuard
{
    // The characters that OWASP names, and the guard itself.
    private const string Dangerous = "=+-@\t\r";

    public static string Guarded(string text) => text.Length > 0 && (Dangerous.Contains(text[0]) || text[0] == '\'') ? $"'{text}" : text;

    public static string Unguarded(string text) =>
        text.Length > 1 && text[0] == '\'' && (Dangerous.Contains(text[1]) || text[1] == '\'') ? text[1..] : text;
}
