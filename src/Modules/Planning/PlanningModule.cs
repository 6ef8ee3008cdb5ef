using Confrere.Kernel.Access;
using Confrere.Kernel.Modules;
using Confrere.Planning.Contracts;
using Confrere.Planning.Domain.Simulation;
using Confrere.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Planning;

/// <summary>Power, coach capacity, cost and return, and the trial simulator.</summary>
public sealed class PlanningModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<ISimulatedTrials, TrialSimulator>();
        services.AddAccess(PlanningAccess.Rule).AddNavigation(new("Planner", "/planner", 80), Role.Director, Role.Analyst);
    }
}
