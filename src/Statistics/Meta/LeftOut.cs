namespace Confrere.Statistics.Meta;

/// <summary>The pooled result without one study.</summary>
/// <param name="Study">The study that was left out.</param>
/// <param name="Fit">The result from the others, by the same methods.</param>
public sealed record LeftOut(StudyResult Study, MetaFit Fit);
