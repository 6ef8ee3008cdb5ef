namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>What the programme's coaching has cost so far. A count of people below the smallest cell is null and nothing is divided by it.</summary>
internal sealed record Costs(decimal Amount, int Minutes, int Sessions, int? Participants, int? CompletedCourses)
{
    public decimal? PerSession => Sessions == 0 ? null : Amount / Sessions;
    public decimal? PerParticipant => Participants is > 0 ? Amount / Participants : null;
    public decimal? PerCompletedCourse => CompletedCourses is > 0 ? Amount / CompletedCourses : null;
}
