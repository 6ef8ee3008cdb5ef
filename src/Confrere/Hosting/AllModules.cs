using Confrere.Allocation;
using Confrere.Analysis;
using Confrere.Coaching;
using Confrere.Enrolment;
using Confrere.Evidence;
using Confrere.Kernel.Modules;
using Confrere.Messages;
using Confrere.People;
using Confrere.Planning;
using Confrere.Protocols;
using Confrere.Surveys;

namespace Confrere.App.Hosting;

/// <summary>The ten modules in the order of the circle. The executable knows each by this one type.</summary>
internal static class AllModules
{
    public static readonly IReadOnlyList<IModule> List =
    [
        new ProtocolsModule(), new PeopleModule(), new MessagesModule(), new EnrolmentModule(), new SurveysModule(),
        new AllocationModule(), new CoachingModule(), new AnalysisModule(), new EvidenceModule(), new PlanningModule(),
    ];

    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        foreach (var module in List) module.Add(services);
        return services;
    }
}
