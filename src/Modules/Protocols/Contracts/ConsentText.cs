namespace Confrere.Protocols.Contracts;

/// <summary>What is read before signing. IsSample marks the wording that Confrere ships; real enrolment is refused while it stands.</summary>
public sealed record ConsentText(string Version, bool IsSample, IReadOnlyList<ConsentSection> Sections, string Statement);
