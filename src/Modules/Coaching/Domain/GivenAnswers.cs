namespace Confrere.Coaching.Domain;

/// <summary>What somebody answered to a questionnaire, by the version that they were asked in. Stored encrypted and shown to that person alone.</summary>
internal sealed record GivenAnswers(string Version, IReadOnlyDictionary<string, int> Values)
{
    /// <summary>What a form posted: items left out are not there.</summary>
    public static Dictionary<string, int> Of(IEnumerable<KeyValuePair<string, int?>> posted) =>
        posted.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Key, answer => answer.Value!.Value);
}
