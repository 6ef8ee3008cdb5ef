namespace Confrere.Surveys.Domain.Exchange;

/// <summary>The sentences that a site's file brings for an instrument. A null leaves what the instrument has.</summary>
internal sealed record SiteWording(string? Title, string? Recall, IReadOnlyList<WordedItem> Items);
