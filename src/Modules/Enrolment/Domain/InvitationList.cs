using System.Globalization;
using System.Net.Mail;
using NodaTime;

namespace Confrere.Enrolment.Domain;

/// <summary>
/// A list as a director pastes or uploads it: one physician a line, "Name, e-mail, time zone", or with a heading that names the columns.
/// The zone may be left out. Every problem of every line is found, not the first.
/// </summary>
internal sealed record InvitationList(IReadOnlyList<InvitationEntry> Entries, IReadOnlyList<string> Problems, IReadOnlyList<string> IgnoredColumns)
{
    private const int LongestName = 200;
    private const int LongestShown = 60;

    // What a spreadsheet would run if the name were ever written into one again.
    private const string FormulaBeginnings = "=+-@|";

    public static InvitationList Parse(string text, string zoneOtherwise)
    {
        var (entries, problems) = (new List<InvitationEntry>(), new List<string>());
        var lineOfAddress = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        InvitationColumns? columns = null;
        foreach (var (number, line) in Lines(text))
        {
            var row = DelimitedLine.Read(line);
            if (columns is null && InvitationColumns.IsHeading(row.Fields))
            {
                columns = InvitationColumns.Of(row.Fields);
                if (!columns.HasName) problems.Add($"Line {number}: the heading names no column for the name; call it \"name\", or \"first name\" and \"last name\".");
                continue;
            }
            columns ??= InvitationColumns.Unnamed;
            if (!columns.HasName) continue;
            var found = ProblemsOf(row, columns).ToList();
            var (name, email, zone) = found.Count == 0 ? Parts(row, columns) : ("", EmailOf(row, columns), "");
            if (email.Length > 0 && !lineOfAddress.TryAdd(email, number)) found.Add($"{Shown(email)} is on line {lineOfAddress[email]} already; leave one of them out.");
            problems.AddRange(found.Select(problem => $"Line {number}: {problem}"));
            if (found.Count == 0) entries.Add(new(name, email.ToLowerInvariant(), zone.Length > 0 ? zone : zoneOtherwise));
        }
        return new(entries, problems, columns?.Ignored ?? []);
    }

    /// <summary>What is wrong with one name and one address, as sentences that begin small.</summary>
    public static IReadOnlyList<string> ProblemsOf(string name, string email) => [.. ProblemsOf(new([name, email], true), InvitationColumns.Unnamed)];

    private static IEnumerable<(int Number, string Line)> Lines(string text) =>
        text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select((line, index) => (index + 1, line))
            // What a spreadsheet leaves below the last row: separators and nothing between them.
            .Where(line => line.line.Any(letter => !char.IsWhiteSpace(letter) && letter is not (',' or ';')));

    private static (string Name, string Email, string Zone) Parts(DelimitedLine row, InvitationColumns columns) => (
        string.Join(' ', columns.Name.Select(column => row.Fields[column]).Where(part => part.Length > 0)), row.Fields[columns.Email],
        columns.Zone is { } zone && zone < row.Fields.Count ? row.Fields[zone] : "");

    private static string EmailOf(DelimitedLine row, InvitationColumns columns) => columns.Email < row.Fields.Count ? row.Fields[columns.Email] : "";

    private static IEnumerable<string> ProblemsOf(DelimitedLine row, InvitationColumns columns)
    {
        if (!row.IsClosed)
        {
            yield return "a quotation mark is opened and not closed; write each physician on one line.";
            yield break;
        }
        if (ProblemOfWidth(row.Fields.Count, columns) is { } width)
        {
            yield return width;
            yield break;
        }
        var (name, email, zone) = Parts(row, columns);
        if (name.Length == 0) yield return "the name is empty.";
        if (name.Length > LongestName) yield return $"the name has {name.Length} characters; {LongestName} is the most.";
        if (name.Length > 0 && FormulaBeginnings.Contains(name[0])) yield return $"the name begins with \"{name[0]}\", which a spreadsheet would run as a formula; write the name alone.";
        if (name.Any(IsInvisible)) yield return "the name holds characters that cannot be seen; type it anew.";
        if (!IsAddress(email)) yield return $"\"{Shown(email)}\" is not an e-mail address; write it like name@hospital.org.";
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) yield return $"\"{Shown(zone)}\" is not a time zone; write it like America/New_York.";
    }

    private static string? ProblemOfWidth(int width, InvitationColumns columns) =>
        columns == InvitationColumns.Unnamed
            ? width is 2 or 3 ? null : $"it has {width} {(width == 1 ? "field" : "fields")}; write name, e-mail and, if it differs, time zone."
            // What stands at the end may be left out; what is too much has moved the rest.
            : width >= columns.Needed && width <= columns.Width ? null : $"it has {width} fields and the heading {columns.Width}; a name with a comma needs quotation marks.";

    // Control characters and those that turn the direction of reading, by which a name can be made to look like another.
    private static bool IsInvisible(char letter) => char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFD'
        || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.PrivateUse;

    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    private static bool IsAddress(string text) =>
        text.Length is > 0 and <= 254 && !text.Any(letter => char.IsWhiteSpace(letter) || IsInvisible(letter)) && !FormulaBeginnings.Contains(text[0])
        && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.');
}
