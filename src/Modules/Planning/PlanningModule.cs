using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Planning;

/// <summary>Power, coach capacity, cost and return, and the trial simulator.</summary>
public sealed class PlanningModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
