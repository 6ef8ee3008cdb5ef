using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Features.AnswerSection;

/// <param name="ClientKey">The same key is stored once, however often it is sent.</param>
internal sealed record SaveDraftRequest(ParticipantCode Participant, string Visit, string ClientKey, IReadOnlyDictionary<string, int?> Answers)
{
    /// <summary>The section that was saved and how long its page was open, in coarse seconds; null for an answer saved on the way.</summary>
    public (string Section, int Seconds)? Spent { get; init; }
}
