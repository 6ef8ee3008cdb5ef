using System.CommandLine;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Modules;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Data;
using Confrere.Protocols.Features.AmendProgramme;
using Confrere.Protocols.Features.CheckProtocol;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Protocols;

/// <summary>What a programme is: the document that states it, its checks, and the programmes that run it.</summary>
public sealed class ProtocolsModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, ProtocolsMapping>().AddSingleton<ProtocolLibrary>();
        services.AddScoped<IProgrammes, Programmes>().AddScoped<CreateProgramme>().AddScoped<AmendProgramme>().AddScoped<LatestDocument>();
        services.AddShellAssets(typeof(ProtocolsModule).Assembly);
        services.AddAccess(new AccessRule(ProtocolsAccess.Read,
            [Role.Participant, Role.Coach, Role.Director, Role.MatchDesk, Role.Analyst, Role.Administrator, Role.Auditor],
            "everyone who signs in at your institution; it holds nothing about any person", "anybody outside it"));
        services.AddAccess(new AccessRule(ProtocolsAccess.Amend, [Role.Director],
            "the directors of your institution; the amendment itself is read by everyone who signs in there", "anybody else"));
        services.AddReasonedFacts(new ReasonedFact("ProgrammeAmended", ReasonedKind.Amendment, "Please write why the protocol is amended, in amendment.reason."));
        services.AddNavigation(new NavigationItem("Programmes", "/programmes", 10), Role.Director, Role.Analyst, Role.Administrator, Role.Auditor);
    }

    public IEnumerable<Command> Verbs(VerbHost host) => [ProtocolVerbs.Build(), ProgrammeVerbs.Build(host)];
}
