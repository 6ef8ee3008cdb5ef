using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.People.Contracts;

/// <summary>
/// A known person asked for a sign-in link. Messages mails it; the link is the only copy of its secret, which is stored as a digest only.
/// </summary>
/// <param name="Link">The whole address, to be sent to the person and nobody else. Never logged.</param>
/// <param name="ValidUntil">When the link stops working; after that the mail is needless.</param>
public sealed record SignInLinkRequested(PersonId Person, string Link, Instant ValidUntil) : IEvent;
