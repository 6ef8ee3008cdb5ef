using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>A ready protocol. Limits: what of it this version cannot carry out.</summary>
internal sealed record GalleryEntry(string Document, Protocol Protocol, IReadOnlyList<DocumentProblem> Limits);
