namespace Confrere.Surveys.Domain;

/// <summary>A threshold on the raw mean. Users disagree whether the threshold itself counts, so it is a setting.</summary>
internal sealed record CutPoint(double Raw, bool IncludesThreshold)
{
    public bool IsReachedBy(double raw) => IncludesThreshold ? raw >= Raw : raw > Raw;
}
