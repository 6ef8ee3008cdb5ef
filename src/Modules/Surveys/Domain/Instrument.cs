using System.Runtime.CompilerServices;

namespace Confrere.Surveys.Domain;

/// <summary>A questionnaire as data: what is asked, how it is answered, how it is scored, whose it is.</summary>
/// <param name="Edition">The version that the document states; <see cref="Version"/> adds what it says.</param>
/// <param name="FromMemory">Statements in the document that no source was opened for.</param>
internal sealed record Instrument(
    string Code, string Edition, string Title, string Recall, Wording Wording, string Source, string Licence, IReadOnlyList<string> FromMemory,
    IReadOnlyList<InstrumentSection> Sections, IReadOnlyList<InstrumentScale> Scales, IReadOnlyList<SafetyRule> Safety)
{
    // Found by reference and not kept in a field: a copy made by `with` would carry the field of the first along.
    private static readonly ConditionalWeakTable<Instrument, Derived> Known = [];

    /// <summary>By code.</summary>
    public IReadOnlyDictionary<string, InstrumentItem> Items => Known.GetValue(this, instrument => new(instrument)).Items;

    /// <summary>The edition and the beginning of the SHA-256 of all that the document says, like "pfi@1+3f9c2a7b5d10e482": equal versions ask and score alike.</summary>
    public string Version => Known.GetValue(this, instrument => new(instrument)).Version;

    /// <summary>True while the wording is Confrere's own and not the licensed one; real enrolment is refused then.</summary>
    public bool IsStandIn => Wording == Wording.StandIn;

    private sealed class Derived(Instrument instrument)
    {
        public IReadOnlyDictionary<string, InstrumentItem> Items { get; } =
            instrument.Sections.SelectMany(section => section.Items).ToDictionary(item => item.Code, StringComparer.Ordinal);

        public string Version { get; } = $"{instrument.Code}@{instrument.Edition}+{InstrumentText.Fingerprint(instrument)}";
    }
}
