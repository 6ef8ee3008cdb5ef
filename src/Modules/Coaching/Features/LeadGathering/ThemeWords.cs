using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.LeadGathering;

internal static class ThemeWords
{
    public static string Of(Theme theme) => theme switch
    {
        Theme.Workload => "Workload and pace",
        Theme.Staffing => "Staffing and cover",
        Theme.Scheduling => "Rotas and time off",
        Theme.Documentation => "Documentation and records",
        Theme.Leadership => "Leadership and being heard",
        Theme.Recognition => "Recognition and pay",
        Theme.Autonomy => "Say over one's own work",
        Theme.Teamwork => "Working together",
        Theme.Safety => "Safety at work",
        Theme.Fairness => "Fairness and respect",
        Theme.Growth => "Learning and growth",
        Theme.LifeOutsideWork => "Life outside work",
        Theme.Meaning => "Meaning and patients",
        _ => "Something else",
    };

    public static string Of(GatheringKind kind) => kind switch
    {
        GatheringKind.Group => "Group",
        GatheringKind.Retreat => "Retreat",
        GatheringKind.ListeningSession => "Listening session",
        GatheringKind.Supervision => "Supervision of coaches",
        GatheringKind.QuarterlyMeeting => "Quarterly meeting of coaches",
        _ => "Leadership development",
    };
}
