namespace Confrere.Protocols.Contracts;

/// <summary>A heading and paragraphs of the consent text.</summary>
public sealed record ConsentSection(string Heading, string Text);
