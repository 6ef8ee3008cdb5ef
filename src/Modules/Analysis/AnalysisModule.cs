using System.CommandLine;
using Confrere.Analysis.Data;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.RecordDeviation;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.ReleaseTable;
using Confrere.Analysis.Features.ReproduceBundle;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Analysis.Features.ShowAnalysis;
using Confrere.Analysis.Features.ShowDashboard;
using Confrere.Analysis.Features.ShowPack;
using Confrere.Analysis.Features.VerifyPack;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Modules;
using Confrere.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Analysis;

/// <summary>Freeze, locked plan, results, report, and the released pack.</summary>
public sealed class AnalysisModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, AnalysisMapping>();
        services.AddSingleton<ProgrammePlan>();
        services.AddScoped<RecordDeviation>();
        services.AddSingleton<InstitutionSigner>().AddScoped<PackShelf>().AddScoped<ReleaseTable>().AddScoped<SealedBeside>().AddScoped<FreezeDataset>().AddScoped<LockPlan>().AddScoped<RunAnalysis>().AddScoped<ReleasePack>().AddScoped<AnalysisState>();
        services.AddScoped<DashboardCount>().AddScoped<DashboardShelf>().AddSingleton<CountDashboards>().AddSingleton<FirstLook>().AddHostedService<CountingService>().AddScoped<IBoardSection, DashboardOnBoard>();
        services.AddShellAssets(typeof(AnalysisModule).Assembly);
        services.AddReasonedFacts(
            new(RecordDeviation.Fact, ReasonedKind.Deviation, "Please write why it is done otherwise than the plan says."),
            new(RunAnalysis.Fact, ReasonedKind.Unlock, "Please write why the analysis is run on opened arms."));
        services.AddAccess(AnalysisAccess.Rules).AddNavigation(new("Analyses", "/analysis", 60), Role.Analyst);
    }

    public void Map(IEndpointRouteBuilder endpoints) => Packs.Map(endpoints);

    public IEnumerable<Command> Verbs(VerbHost host) => [AnalyseFileVerb.Make(), ReproduceBundleVerb.Make(), VerifyPackVerb.Make()];
}
