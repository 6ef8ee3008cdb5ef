using System.Collections.Frozen;
using System.Reflection;

namespace Confrere.Surveys.Domain;

/// <summary>The instruments that this installation can ask, read once at start: those that ship with it, and over them the site's own documents.</summary>
internal sealed class InstrumentCatalogue(IEnumerable<Instrument> instruments)
{
    private readonly FrozenDictionary<string, Instrument> _byCode = instruments.ToFrozenDictionary(instrument => instrument.Code, StringComparer.Ordinal);

    public IReadOnlyList<Instrument> All => [.. _byCode.Values.OrderBy(instrument => instrument.Code, StringComparer.Ordinal)];

    /// <exception cref="InvalidOperationException">A protocol asks for an instrument that is not here.</exception>
    public Instrument this[string code] => Find(code)
        ?? throw new InvalidOperationException($"The instrument \"{code}\" is not installed; installed are {string.Join(", ", _byCode.Keys.Order())}.");

    public Instrument? Find(string code) => _byCode.GetValueOrDefault(code);

    public static InstrumentCatalogue Shipped() => With(null);

    /// <param name="folder">Where the site keeps its documents; a document takes the place of the shipped one with its code.</param>
    /// <exception cref="InstrumentIsInvalid">A document has problems: the house does not start with an instrument that it cannot read.</exception>
    public static InstrumentCatalogue With(string? folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("instruments/", StringComparison.Ordinal))) Take(Embedded(assembly, name), name);
        if (folder is not null && Directory.Exists(folder))
            foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)) Take(File.ReadAllText(file), file);
        return new(instruments.Values);

        void Take(string text, string file)
        {
            var reading = InstrumentDocument.Read(text);
            var instrument = reading.Instrument ?? throw new InstrumentIsInvalid(file, reading.Problems);
            instruments[instrument.Code] = instrument;
        }
    }

    private static string Embedded(Assembly assembly, string name)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
