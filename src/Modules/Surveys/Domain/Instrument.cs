using System.Collections.Frozen;

namespace Confrere.Surveys.Domain;

/// <summary>A questionnaire as data: what is asked, how it is answered, how it is scored, whose it is. Equal versions have equal content.</summary>
/// <param name="Version">The file's version and the beginning of its SHA-256, so that a silent edit shows: "pfi@1+3f9c2a7b".</param>
/// <param name="IsStandIn">True while the wording is Confrere's own and not the licensed one; real enrolment is refused then.</param>
internal sealed record Instrument(
    string Code, string Version, string Title, string Recall, bool IsStandIn, string Source, string Licence,
    IReadOnlyList<InstrumentSection> Sections, IReadOnlyList<InstrumentScale> Scales)
{
    public FrozenDictionary<string, InstrumentItem> Items { get; } =
        Sections.SelectMany(section => section.Items).ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
}
