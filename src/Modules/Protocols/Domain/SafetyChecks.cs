using System.Text.RegularExpressions;
using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether every asked instrument with a safety rule says what its answers show, and whether those who help can be reached.</summary>
internal sealed partial class SafetyChecks(Sheet sheet)
{
    private readonly SafetyRules _safety = sheet.Protocol.Safety ?? new([], []);

    public void CheckAll()
    {
        var asked = sheet.Protocol.Visits.SelectMany(visit => visit.Instruments).ToHashSet(StringComparer.Ordinal);
        CheckNothingIsForgotten();
        if (sheet.Protocol.Safety is null) return;
        var map = sheet.Group("safety");
        foreach (var (answer, row) in _safety.Answers.Zip(map.Rows("answers"))) CheckAnswer(answer, row, asked);
        foreach (var (contact, row) in _safety.Contacts.Zip(map.Rows("contacts"))) CheckContact(contact, row);
        foreach (var twice in _safety.Answers.GroupBy(answer => (answer.Instrument, answer.Rule)).Where(group => group.Count() > 1))
            sheet.Note(map, "answers", $"The rule \"{twice.Key.Rule}\" of {twice.Key.Instrument} is there twice.", "Name it once.");
    }

    private void CheckNothingIsForgotten()
    {
        foreach (var (visit, row) in sheet.Protocol.Visits.Zip(sheet.Rows("visits")))
            foreach (var instrument in visit.Instruments)
                foreach (var rule in ShippedInstruments.SafetyRulesOf(instrument).Where(rule => !_safety.Answers.Any(answer => answer.Instrument == instrument && answer.Rule == rule)))
                    sheet.Note(row, "instruments", $"{instrument} has the safety rule \"{rule}\", and the document does not say what such answers show.",
                        "Add it under safety.answers, or do not ask this instrument.");
    }

    private static string RulesOf(string instrument) => string.Join(", ", ShippedInstruments.SafetyRulesOf(instrument));

    private void CheckAnswer(DistressAnswer answer, YamlMap row, HashSet<string> asked)
    {
        if (!asked.Contains(answer.Instrument)) sheet.Note(row, "instrument", $"No visit asks \"{answer.Instrument}\".", "Name an instrument of a visit, or remove the entry.");
        else if (!ShippedInstruments.SafetyRulesOf(answer.Instrument).Contains(answer.Rule))
            sheet.Note(row, "rule", $"{answer.Instrument} has no safety rule \"{answer.Rule}\".", RulesOf(answer.Instrument) is { Length: > 0 } rules ? $"Write {rules}." : "Remove the entry.");
    }

    private void CheckContact(HelpContact contact, YamlMap row)
    {
        if (contact.Phone is null && contact.Page is null) sheet.Note(row, "who", $"\"{contact.Who}\" cannot be reached.", "Add phone, page, or both.");
        if (contact.Phone is { } phone && !Dialled().IsMatch(phone))
            sheet.Note(row, "phone", $"\"{phone}\" cannot be dialled.", "Write digits and spaces, like +41 44 000 00 00; what to say about it belongs into about.");
        if (contact.Page is { } page && !(Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
            sheet.Note(row, "page", $"\"{page}\" is not the address of a page.", "Write it with https:// at its beginning.");
    }

    // Three digits at least: emergency numbers are that short.
    [GeneratedRegex("^[+]?[0-9]([0-9 ()/.-]*[0-9]){2,}$")]
    private static partial Regex Dialled();
}
