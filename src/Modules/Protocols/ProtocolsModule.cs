using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Protocols;

/// <summary>What a programme is: the document that states it, its checks, and the programmes that run it.</summary>
public sealed class ProtocolsModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
