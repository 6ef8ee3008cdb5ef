using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Data;
using Confrere.People.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.People.Features.CompleteSignIn;

/// <summary>Uses up a sign-in link. Looking at it changes nothing, so that scanners of mail cannot use it up.</summary>
internal sealed class CompleteSignIn(Writer writer, Reader reader, Tenancy tenancy, ActorScope actor, IClock clock)
{
    public async Task<bool> IsOpen(string token)
    {
        tenancy.EnterAsSystem();
        var (digest, now) = (LinkToken.Digest(token), clock.GetCurrentInstant());
        return await reader.Query<SignInLinkRow>().AnyAsync(row => row.TokenHash == digest && row.UsedAt == null && row.ExpiresAt > now);
    }

    /// <summary>Returns the person, with their institution entered.</summary>
    public async Task<Result<PersonId>> Handle(string token)
    {
        tenancy.EnterAsSystem();
        var digest = LinkToken.Digest(token);
        var found = await reader.Query<SignInLinkRow>().SingleOrDefaultAsync(row => row.TokenHash == digest);
        if (found is null) return new LinkIsUnknown();
        tenancy.Enter(found.InstitutionId);
        actor.Act(new($"person/{found.PersonId}"));
        return await writer.Write<Result<PersonId>>(async work =>
        {
            var link = await work.Set<SignInLinkRow>().SingleAsync(row => row.TokenHash == digest);
            if (link.UsedAt is not null) return new LinkIsUsed();
            if (link.ExpiresAt <= work.Now) return new LinkHasExpired();
            link.UsedAt = work.Now;
            work.Record("SignedIn", $"person/{link.PersonId}", new { by = "link" });
            return link.PersonId;
        });
    }
}
