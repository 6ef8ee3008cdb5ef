using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.People;

/// <summary>Institutions, the people known to them, their roles, and signing in.</summary>
public sealed class PeopleModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
