using Confrere.Analysis.Contracts;
using Confrere.Evidence.Contracts;
using Confrere.Evidence.Data;
using Confrere.Evidence.Domain;
using Confrere.Evidence.Features.AddOwnResult;
using Confrere.Evidence.Features.ShowEvidence;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Modules;
using Confrere.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Evidence;

/// <summary>Published trials and own results, and what to expect from them.</summary>
public sealed class EvidenceModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, EvidenceMapping>().AddSingleton(_ => PublishedTrials.Shipped());
        services.AddScoped<EvidenceLines>().AddScoped<IExpectations>(provider => provider.GetRequiredService<EvidenceLines>());
        services.AddScoped<IWhatToExpect, WhatToExpect>();
        services.AddScoped<IHandle<ResultReleased>, AddOwnResult>();
        services.AddAccess(EvidenceAccess.Rule).AddNavigation(new("Evidence", "/evidence", 70), Role.Director, Role.Analyst);
    }
}
