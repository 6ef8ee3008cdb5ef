using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using NodaTime;

namespace Confrere.Messages.Features.SendSignInLink;

/// <summary>Mails the link that a known person asked for, at once, and not any more when it has run out meanwhile.</summary>
internal sealed class SendSignInLink(IOutbox outbox, IClock clock) : IHandle<SignInLinkRequested>, IStillDue
{
    public const string MessageKind = "sign-in-link";

    public string Kind => MessageKind;

    public Task Handle(SignInLinkRequested occurred, UnitOfWork work) => outbox.Enqueue(new(
        occurred.Person, MessageKind, Key: $"{MessageKind}/{occurred.Link}", "Your link",
        $"""
        Here is the link you asked for:

        {occurred.Link}

        It works once and for a short time. If you did not ask for it, nothing needs to be done.
        """,
        SendAfter: work.Now, About: occurred.ValidUntil.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), work);

    public Task<bool> IsStillDue(string about) =>
        Task.FromResult(Instant.FromUnixTimeSeconds(long.Parse(about, CultureInfo.InvariantCulture)) > clock.GetCurrentInstant());
}
