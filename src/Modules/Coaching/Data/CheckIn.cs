using System.Text.Json;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>The check-in questionnaire some months after a course. The answers are encrypted and shown to the person alone.</summary>
internal sealed class CheckIn : ITenantOwned
{
    public required CheckInId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PlaceId Place { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Person { get; init; }

    /// <summary>Months since the coaching ended.</summary>
    public required int Months { get; init; }

    public required Instant AskedAt { get; init; }
    public required Instant OpenUntil { get; init; }
    public Instant? AnsweredAt { get; private set; }
    public string AnswersJson { get; private set; } = "";

    public GivenAnswers? Answers => AnswersJson.Length == 0 ? null : JsonSerializer.Deserialize<GivenAnswers>(AnswersJson);

    public void Answer(GivenAnswers answers, Instant now) => (AnswersJson, AnsweredAt) = (JsonSerializer.Serialize(answers), now);

    /// <summary>Nothing of what was said is kept.</summary>
    public void Forget() => AnswersJson = "";
}
