namespace Confrere.Modules.Tests.Protocols;

/// <summary>The protocol that ships, and variations of it made by replacing a piece of its text.</summary>
internal static class SampleProtocol
{
    /// <summary>Without its further sessions: tests that ask for some state their own.</summary>
    public static readonly string Text = Without(Without(
        File.ReadAllText(Path.Combine(Repository.Root, "samples", "protocols", "peer-coaching-6x3.yaml")), "  - code: further", "\nrecruitment:"), "# Our own addition, of which", "randomisation:");

    /// <summary>Its list of what is undecided, from the line break before it to the end.</summary>
    public static readonly string Undecided = Text[Text.IndexOf("\nundecided:", StringComparison.Ordinal)..];

    /// <summary>The sample with its consent text marked as approved, everything decided and a registration of the given date.</summary>
    public static string Approved(string? registeredOn = "2026-01-15") =>
        With("sample: yes", "sample: no", Undecided, "") + (registeredOn is null ? "" : $"\nregistration:\n  registry: ClinicalTrials.gov\n  number: NCT00000000\n  date: {registeredOn}\n");

    /// <summary>The sample that also asks about mood, with people who help. The numbers are from the range kept free for fiction (Ofcom).</summary>
    public static string WithHelp(string contacts = HelpContacts) => Approved().Replace("instruments: [pfi]", "instruments: [pfi, phq2]", StringComparison.Ordinal)
        + "\nsafety:\n  answers:\n    - instrument: phq2\n      rule: low-mood\n      shows: at-once\n" + contacts;

    public const string HelpContacts = "  contacts:\n    - who: Physicians' helpline\n      phone: +44 20 7946 0000\n      page: https://help.example\n      about: Day and night. They tell nobody.\n";

    public static string With(params ReadOnlySpan<string> replacements)
    {
        var text = Text;
        for (var i = 0; i < replacements.Length; i += 2)
        {
            if (!text.Contains(replacements[i])) throw new ArgumentException($"The sample does not contain \"{replacements[i]}\".");
            text = text.Replace(replacements[i], replacements[i + 1]);
        }
        return text;
    }

    private static string Without(string text, string from, string upTo)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text.Remove(start, text.IndexOf(upTo, start, StringComparison.Ordinal) - start);
    }
}
