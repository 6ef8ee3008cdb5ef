using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Surveys;

/// <summary>Instruments, the measuring calendar, answers and their scores.</summary>
public sealed class SurveysModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
