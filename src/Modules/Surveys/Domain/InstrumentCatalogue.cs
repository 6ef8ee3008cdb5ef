using System.Collections.Frozen;
using System.Reflection;

namespace Confrere.Surveys.Domain;

/// <summary>The instruments that this installation can ask, read once at start from the documents that ship with it.</summary>
internal sealed class InstrumentCatalogue(IEnumerable<Instrument> instruments)
{
    private readonly FrozenDictionary<string, Instrument> _byCode = instruments.ToFrozenDictionary(instrument => instrument.Code, StringComparer.Ordinal);

    public IReadOnlyCollection<Instrument> All => _byCode.Values;

    /// <exception cref="InvalidOperationException">A protocol asks for an instrument that is not here.</exception>
    public Instrument this[string code] => _byCode.TryGetValue(code, out var instrument)
        ? instrument
        : throw new InvalidOperationException($"The instrument \"{code}\" is not installed; installed are {string.Join(", ", _byCode.Keys.Order())}.");

    /// <summary>The documents embedded in this assembly.</summary>
    public static InstrumentCatalogue Shipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new(assembly.GetManifestResourceNames().Where(name => name.StartsWith("instruments/", StringComparison.Ordinal)).Select(name => Read(assembly, name)));
    }

    private static Instrument Read(Assembly assembly, string name)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return InstrumentReader.Read(text.ReadToEnd(), name);
    }
}
