using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Confrere.People.Features.CompleteSignIn;

/// <summary>How a session is kept: twelve hours from the last use, and roles read anew every few minutes, so that a role taken away is soon gone.</summary>
internal sealed class SessionCookie(PublicAddress address, IClock clock) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    private static readonly Duration RolesAreFresh = Duration.FromMinutes(5);
    private const string RolesReadAt = "roles-read-at";

    public void Configure(CookieAuthenticationOptions options) => Configure(CookieSignIn.Scheme, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        // The prefix makes browsers refuse the cookie from any other host or over plain HTTP; without HTTPS they would refuse it always.
        options.Cookie.Name = address.IsSecure ? "__Host-confrere" : "confrere";
        options.Cookie.SecurePolicy = address.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        // Lax and not Strict: a link in a mail has to find the session.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "to";
        options.Events.OnRedirectToAccessDenied = denied => { denied.Response.StatusCode = StatusCodes.Status403Forbidden; return Task.CompletedTask; };
        options.Events.OnSigningIn = signing => { Stamp(signing.Properties); return Task.CompletedTask; };
        options.Events.OnValidatePrincipal = ReadRolesAnew;
    }

    private async Task ReadRolesAnew(CookieValidatePrincipalContext session)
    {
        if (IsFresh(session.Properties)) return;
        var services = session.HttpContext.RequestServices;
        if (session.Principal?.InstitutionId() is not { } institution || session.Principal.PersonId() is not { } person) { session.RejectPrincipal(); return; }
        services.GetRequiredService<Tenancy>().Enter(institution);
        var principal = await services.GetRequiredService<CookieSignIn>().PrincipalOf(person);
        if (principal is null) { session.RejectPrincipal(); return; }
        session.ReplacePrincipal(principal);
        Stamp(session.Properties);
        session.ShouldRenew = true;
    }

    private bool IsFresh(AuthenticationProperties properties) =>
        long.TryParse(properties.GetString(RolesReadAt), out var seconds) && clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(seconds) < RolesAreFresh;

    private void Stamp(AuthenticationProperties properties) =>
        properties.SetString(RolesReadAt, clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
}
