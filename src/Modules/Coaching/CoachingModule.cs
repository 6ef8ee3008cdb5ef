using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Coaching;

/// <summary>Coaches, choosing one, booking, sessions and notes.</summary>
public sealed class CoachingModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
