using Confrere.Kernel.Modules;
using Confrere.Planning.Contracts;
using Confrere.Planning.Domain.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Planning;

/// <summary>Power, coach capacity, cost and return, and the trial simulator.</summary>
public sealed class PlanningModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<ISimulatedTrials, TrialSimulator>();
    }
}
