using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Kernel.Modules;

/// <summary>What the executable knows of a module: its services, its endpoints that are not pages, and its verbs.</summary>
public interface IModule
{
    void Add(IServiceCollection services);

    void Map(IEndpointRouteBuilder endpoints) { }

    /// <summary>Command-line verbs. The host is built and migrated only when a verb asks for its services.</summary>
    IEnumerable<Command> Verbs(VerbHost host) => [];
}
