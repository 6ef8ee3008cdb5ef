using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>What came of reading a document: a protocol, or everything that is wrong with it.</summary>
/// <param name="Limits">What the document states soundly and this version cannot carry out.</param>
/// <param name="FieldsAsked">The fields that the reader looked for, so that the published schema can be held against them.</param>
internal sealed record ProtocolReading(
    Protocol? Protocol, IReadOnlyList<DocumentProblem> Problems, IReadOnlyList<DocumentProblem> Limits, IReadOnlyList<string> FieldsAsked)
{
    public bool IsSound => Protocol is not null;

    public bool CanRun => IsSound && Limits.Count == 0;
}
