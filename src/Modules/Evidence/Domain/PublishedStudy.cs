namespace Confrere.Evidence.Domain;

/// <summary>A publication.</summary>
internal sealed record PublishedStudy(string Key, string Title, string Doi, string Design, int People, IReadOnlyList<int> PerArm, string What);
