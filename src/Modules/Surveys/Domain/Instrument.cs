namespace Confrere.Surveys.Domain;

/// <summary>A questionnaire as data: what is asked, how it is answered, how it is scored, whose it is.</summary>
/// <param name="Edition">The version that the document states; <see cref="Version"/> adds what it says.</param>
/// <param name="FromMemory">Statements in the document that no source was opened for.</param>
internal sealed record Instrument(
    string Code, string Edition, string Title, string Recall, Wording Wording, string Source, string Licence, IReadOnlyList<string> FromMemory,
    IReadOnlyList<InstrumentSection> Sections, IReadOnlyList<InstrumentScale> Scales, IReadOnlyList<SafetyRule> Safety)
{
    /// <summary>By code. Made anew each time, so that a changed copy of an instrument does not show the items of the first.</summary>
    public IReadOnlyDictionary<string, InstrumentItem> Items =>
        Sections.SelectMany(section => section.Items).ToDictionary(item => item.Code, StringComparer.Ordinal);

    /// <summary>The edition and the beginning of the SHA-256 of all that the document says, like "pfi@1+3f9c2a7b5d10e482": equal versions ask and score alike.</summary>
    public string Version => $"{Code}@{Edition}+{InstrumentText.Fingerprint(this)}";

    /// <summary>True while the wording is Confrere's own and not the licensed one; real enrolment is refused then.</summary>
    public bool IsStandIn => Wording == Wording.StandIn;
}
