using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Evidence;

/// <summary>Published trials and own results, and what to expect from them.</summary>
public sealed class EvidenceModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
