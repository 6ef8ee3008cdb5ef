using System.Net.Mail;
using NodaTime;

namespace Confrere.Enrolment.Domain;

/// <summary>A list as a director pastes it: one physician a line, "Name, e-mail, time zone"; the zone may be left out.</summary>
internal sealed record InvitationList(IReadOnlyList<InvitationEntry> Entries, IReadOnlyList<string> Problems)
{
    private const int LongestName = 200;

    public static InvitationList Parse(string text, string zoneOtherwise)
    {
        var (entries, problems) = (new List<InvitationEntry>(), new List<string>());
        var lineOfAddress = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0) continue;
            var fields = line.Split(line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',').Select(field => field.Trim().Trim('"')).ToArray();
            if (number == 1 && IsHeading(fields)) continue;
            var found = ProblemsOf(fields).ToList();
            if (fields.Length > 1 && !lineOfAddress.TryAdd(fields[1], number)) found.Add($"{fields[1]} is on line {lineOfAddress[fields[1]]} already; leave one of them out.");
            problems.AddRange(found.Select(problem => $"Line {number}: {problem}"));
            if (found.Count == 0) entries.Add(new(fields[0], fields[1].ToLowerInvariant(), fields is [_, _, { Length: > 0 } zone] ? zone : zoneOtherwise));
        }
        return new(entries, problems);
    }

    private static bool IsHeading(string[] fields) => fields.Length > 1 && !fields[1].Contains('@') && fields[1].Contains("mail", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> ProblemsOf(string[] fields)
    {
        if (fields.Length is < 2 or > 3)
        {
            yield return $"it has {fields.Length} fields; write name, e-mail and, if it differs, time zone.";
            yield break;
        }
        if (fields[0].Length == 0) yield return "the name is empty.";
        if (fields[0].Length > LongestName) yield return $"the name has {fields[0].Length} characters; {LongestName} is the most.";
        if (!IsAddress(fields[1])) yield return $"\"{fields[1]}\" is not an e-mail address; write it like name@hospital.org.";
        if (fields is [_, _, { Length: > 0 } zone] && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            yield return $"\"{zone}\" is not a time zone; write it like America/New_York.";
    }

    private static bool IsAddress(string text) =>
        text.Length is > 0 and <= 254 && !text.Any(char.IsWhiteSpace) && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text
        && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.');
}
