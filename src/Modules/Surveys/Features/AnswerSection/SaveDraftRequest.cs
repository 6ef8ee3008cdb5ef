using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Features.AnswerSection;

/// <param name="ClientKey">The same key is stored once, however often it is sent.</param>
internal sealed record SaveDraftRequest(ParticipantCode Participant, string Visit, string ClientKey, IReadOnlyDictionary<string, int?> Answers);
