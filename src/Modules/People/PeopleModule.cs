using System.CommandLine;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Modules;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Confrere.People.Features.CompleteSignIn;
using Confrere.People.Features.CreateInstitution;
using Confrere.People.Features.RequestSignIn;
using Confrere.People.Features.SetUpInstitution;
using Confrere.Shell;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Confrere.People;

/// <summary>Institutions, the people known to them, their roles, and signing in.</summary>
public sealed class PeopleModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, PeopleMapping>().AddSingleton<AddressIndex>();
        services.AddScoped<PeopleDirectory>().AddScoped<NamesRead>().AddScoped<IAccessReceipts, AccessReceipts>();
        services.AddScoped<IPeople>(scope => scope.GetRequiredService<PeopleDirectory>());
        services.AddScoped<IInstitutions>(scope => scope.GetRequiredService<PeopleDirectory>());
        services.AddScoped<CreateInstitution>().AddScoped<RequestSignInLink>().AddScoped<CompleteSignIn>();
        services.AddScoped<CookieSignIn>().AddScoped<ISignIn>(scope => scope.GetRequiredService<CookieSignIn>());
        services.AddAuthentication(CookieSignIn.Scheme).AddCookie(CookieSignIn.Scheme);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAccess(
            new AccessRule(PeopleAccess.SignIn, [], "", ""),
            new AccessRule(PeopleAccess.Receipts, Role.All, "you alone", "those who are named in it, or anybody else") { IsOwn = true });
        services.AddNavigation(new("Who looked", "/me/receipts", 80), Role.Participant, Role.Coach);
        services.AddReasonedFacts(new ReasonedFact(PeopleDirectory.RevokedFact, ReasonedKind.Withdrawal, "Please write why the role is taken away."));
    }

    public IEnumerable<Command> Verbs(VerbHost host) => [PeopleVerbs.Institution(host), PeopleVerbs.Person(host)];
}
