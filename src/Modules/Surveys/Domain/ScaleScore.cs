namespace Confrere.Surveys.Domain;

/// <summary>A scale's raw score and shown value; both null when too few items were answered.</summary>
internal sealed record ScaleScore(InstrumentScale Scale, double? Raw, int ItemsAnswered)
{
    public double? Value => Raw is { } raw ? Scale.Shown(raw) : null;
    public int ItemsAsked => Scale.Items.Count;
}
