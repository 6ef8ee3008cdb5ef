using Confrere.Kernel.Documents;

namespace Confrere.Surveys.Domain;

/// <summary>What came of reading a document: an instrument, or everything that is wrong with it.</summary>
internal sealed record InstrumentReading(Instrument? Instrument, IReadOnlyList<DocumentProblem> Problems);
