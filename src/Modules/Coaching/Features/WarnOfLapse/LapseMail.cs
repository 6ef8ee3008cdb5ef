using Confrere.Coaching.Data;
using Confrere.Coaching.Features.SeeCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Confrere.Coaching.Features.WarnOfLapse;

/// <summary>Writes to a coach once for each credential that ends within three months, in words that say nothing to anybody else.</summary>
internal sealed class LapseMail(IOutbox outbox, PublicAddress address, Reader reader) : IStillDue
{
    public const string MessageKind = "credential-lapse";

    public string Kind => MessageKind;

    public async Task WarnAll(UnitOfWork work)
    {
        var horizon = work.Now.InUtc().Date + CredentialLapse.Ahead;
        foreach (var profile in (await work.Set<CoachProfile>().ToListAsync()).Where(row => row.CredentialValidUntil < horizon))
        {
            var about = $"{profile.Person}/{LocalDatePattern.Iso.Format(profile.CredentialValidUntil)}";
            await outbox.Enqueue(new(profile.Person, MessageKind, $"{MessageKind}/{about}", "A date to look at on your page",
                $"A date on your page needs a look within the coming weeks: {address.Of("/coach/profile")}\n", work.Now, about), work);
        }
    }

    /// <summary>Not any more once the credential was renewed.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (about.Split('/') is not [var id, var date] || !Guid.TryParse(id, out var value)) return false;
        var coach = new PersonId(value);
        return await reader.Query<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is { } profile
            && LocalDatePattern.Iso.Format(profile.CredentialValidUntil) == date;
    }
}
