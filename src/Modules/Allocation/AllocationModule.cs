using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Allocation;

/// <summary>Randomisation under concealment: one allocation per participant, for ever, and its verification.</summary>
public sealed class AllocationModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
