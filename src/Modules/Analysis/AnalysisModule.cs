using System.CommandLine;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Analysis;

/// <summary>Freeze, locked plan, results, report, and the released pack.</summary>
public sealed class AnalysisModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }

    public IEnumerable<Command> Verbs(VerbHost host) => [AnalyseFileVerb.Make()];
}
