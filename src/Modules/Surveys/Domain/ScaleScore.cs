namespace Confrere.Surveys.Domain;

/// <summary>A scale's raw mean and shown value; both null when too few items were answered.</summary>
internal sealed record ScaleScore(InstrumentScale Scale, double? Raw, int ItemsAnswered)
{
    public double? Value => Raw * Scale.MultiplyBy;
    public int ItemsAsked => Scale.Items.Count;
    public bool? ReachesCutPoint => Raw is { } raw && Scale.CutPoint is { } cut ? cut.IsReachedBy(raw) : null;
}
