using System.Security.Claims;
using System.Text.Encodings.Web;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>Signs a test's request in as the person that its header names: how sign-in itself works is tested in People.</summary>
internal sealed class SignedInByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Scheme_ = "test-header";
    private const string Header = "X-Test-Person";

    public static void Register(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SignedInByHeader>(Scheme_, null);
        services.PostConfigure<AuthenticationOptions>(all => all.DefaultScheme = all.DefaultAuthenticateScheme = all.DefaultChallengeScheme = all.DefaultForbidScheme = Scheme_);
    }

    public static void As(HttpClient client, PersonId person, InstitutionId institution, string role = Role.Participant)
    {
        client.DefaultRequestHeaders.Remove(Header);
        client.DefaultRequestHeaders.Add(Header, $"{person} {institution} {role}");
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString().Split(' ') is not [var person, var institution, var role]) return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity([new(ClaimNames.Person, person), new(ClaimNames.Institution, institution), new(ClaimTypes.Role, role)], Scheme_);
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), Scheme_)));
    }
}
