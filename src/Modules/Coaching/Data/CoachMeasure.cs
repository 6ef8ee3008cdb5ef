using System.Text.Json;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>How coaching is for one coach in one quarter. The answers are encrypted and shown to the coach alone; a director reads means of many.</summary>
internal sealed class CoachMeasure : ITenantOwned
{
    public required CoachMeasureId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }

    /// <summary>The <see cref="Domain.Quarter"/>'s key.</summary>
    public required int Quarter { get; init; }

    public required Instant OpenUntil { get; init; }
    public Instant? AnsweredAt { get; private set; }
    public string AnswersJson { get; private set; } = "";

    public GivenAnswers? Answers => AnswersJson.Length == 0 ? null : JsonSerializer.Deserialize<GivenAnswers>(AnswersJson);

    public void Answer(GivenAnswers answers, Instant now) => (AnswersJson, AnsweredAt) = (JsonSerializer.Serialize(answers), now);
}
