namespace Confrere.Coaching.Domain;

/// <summary>The gatherings of coaches, and what an hour at one is in their practice log.</summary>
internal static class ForCoaches
{
    public static PracticeKind? PracticeAt(GatheringKind kind) => kind switch
    {
        GatheringKind.Supervision => PracticeKind.Supervision,
        GatheringKind.QuarterlyMeeting => PracticeKind.Meeting,
        _ => null,
    };

    public static bool IsForCoaches(this GatheringKind kind) => PracticeAt(kind) is not null;
}
