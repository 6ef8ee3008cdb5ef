using Confrere.Allocation.Contracts;
using Confrere.Coaching.Features.AskCheckIns;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;

namespace Confrere.Coaching.Features.TellRound;

/// <summary>Tells everybody of a round, in the same words whatever they were given, that there is something to read on their page.</summary>
internal sealed class RoundMail(IParticipants participants, IOutbox outbox, PublicAddress address) : IHandle<RoundClosed>, IStillDue
{
    public const string MessageKind = "round-result";

    public string Kind => MessageKind;

    public async Task Handle(RoundClosed occurred, UnitOfWork work)
    {
        var people = new List<PersonId>();
        // From code to person, because a mail goes to a person; nothing of the code is kept with it.
        foreach (var code in occurred.Participants)
            if (await participants.PersonOf(code, work) is { } person) people.Add(person);
        // In an order of their own: that of the codes would tell whose code is whose.
        foreach (var person in people.OrderBy(person => person.Value))
            await outbox.Enqueue(new(person, MessageKind, $"{MessageKind}/{occurred.Programme}/{occurred.Round}/{person}", "Something new on your page",
                $"There is something to read on your own page: {address.Of(CheckInMail.OwnPage)}\n", work.Now, $"{occurred.Round}"), work);
    }

    /// <summary>A result stands; whoever withdrew has no mail waiting any more.</summary>
    public Task<bool> IsStillDue(string about) => Task.FromResult(true);
}
