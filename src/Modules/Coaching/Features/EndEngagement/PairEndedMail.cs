using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;

namespace Confrere.Coaching.Features.EndEngagement;

/// <summary>Says that a pair has ended when no cancelled appointment says so. Neutral, and the same whoever ended it.</summary>
internal sealed class PairEndedMail(IOutbox outbox, PublicAddress address) : IStillDue
{
    public const string MessageKind = "pair-ended";

    public string Kind => MessageKind;

    public async Task Tell(Engagement pair, PersonId to, UnitOfWork work) => await outbox.Enqueue(new(
        to, MessageKind, $"{MessageKind}/{pair.Id}/{to}", "A change on your page",
        $"An arrangement between you and somebody else has ended. Nothing was booked, so your calendar stays as it is. More on your own page: {address.Of("/")}\n", work.Now, pair.Id.ToString()), work);

    /// <summary>What has ended stays ended.</summary>
    public Task<bool> IsStillDue(string about) => Task.FromResult(true);
}
