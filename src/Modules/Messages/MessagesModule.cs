using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Messages;

/// <summary>The outbox: every message is a row with a key and a state, delivered once by mail or into a folder.</summary>
public sealed class MessagesModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
