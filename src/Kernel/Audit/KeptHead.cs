namespace Confrere.Kernel.Audit;

/// <summary>A head's text as somebody kept it.</summary>
/// <param name="Place">Where it lies, for the sentence that finds fault with it.</param>
public sealed record KeptHead(string Place, string Text);
