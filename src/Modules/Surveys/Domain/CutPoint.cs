namespace Confrere.Surveys.Domain;

/// <summary>A threshold on the raw score. Users disagree whether the threshold itself counts, so it is a setting.</summary>
/// <param name="Meaning">What reaching it says, in a sentence that hurts nobody.</param>
internal sealed record CutPoint(string Code, double Raw, bool IncludesThreshold, string Meaning, string Source)
{
    public bool IsReachedBy(double raw) => IncludesThreshold ? raw >= Raw : raw > Raw;
}
