using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskOpenly;

/// <summary>The link to an address that was typed on the open page; neutral, since anybody may have typed it.</summary>
internal sealed class AskLinkMail(IOutbox outbox, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "ask-link";

    public string Kind => MessageKind;

    public Task Send(AskRequest request, string token, UnitOfWork work) => outbox.Enqueue(new(
        request.Person, MessageKind, $"{MessageKind}/{request.Id}", "The link that you asked for",
        $"Somebody, most likely you, typed this address on a page of ours. The link goes on from there; it works once, for a week: {address.Of($"/ask/link/{token}")}\nIf it was not you, do nothing: the address is forgotten after a week.\n",
        work.Now, request.Id.ToString()), work);

    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var (id, now) = (new AskRequestId(value), clock.GetCurrentInstant());
        return await reader.Query<AskRequest>().AnyAsync(row => row.Id == id && row.ExpiresAt > now);
    }
}
