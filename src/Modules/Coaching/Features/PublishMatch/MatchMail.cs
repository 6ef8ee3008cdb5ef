using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.PublishMatch;

/// <summary>Tells both that they were matched, in words that tell nobody else: there is something new on their own page.</summary>
internal sealed class MatchMail(IOutbox outbox, PublicAddress address, Reader reader) : IStillDue
{
    public const string MessageKind = "matched";

    public string Kind => MessageKind;

    public async Task TellBoth(Engagement pair, UnitOfWork work)
    {
        foreach (var to in new[] { pair.Participant, pair.Coach }) await Tell(pair, to, work);
    }

    public async Task Tell(Engagement pair, PersonId to, UnitOfWork work) => await outbox.Enqueue(new(
        to, MessageKind, $"{MessageKind}/{pair.Id}/{to}", "Something new on your page",
        $"There is something new on your page, and one small step to take: {address.Of("/")}\n", work.Now, pair.Id.ToString()), work);

    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var id = new EngagementId(value);
        return await reader.Query<Engagement>().AnyAsync(row => row.Id == id && row.EndedAt == null);
    }
}
