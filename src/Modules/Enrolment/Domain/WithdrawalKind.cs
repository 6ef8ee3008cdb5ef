namespace Confrere.Enrolment.Domain;

/// <summary>From what a participant withdraws. The codes travel in the event; each includes what the one before it ends.</summary>
internal static class WithdrawalKind
{
    /// <summary>No more sessions; surveys go on.</summary>
    public const string Coaching = "coaching";

    /// <summary>No more messages and surveys, and no sessions, which cannot be kept without messages.</summary>
    public const string Contact = "contact";

    /// <summary>Out of the study: nothing more is collected or enters the analysis.</summary>
    public const string Data = "data";

    /// <summary>Out of the study, and what was collected is deleted. Only where the consent text allows it.</summary>
    public const string Deletion = "deletion";

    public static readonly IReadOnlyList<string> All = [Coaching, Contact, Data, Deletion];

    public static bool EndsContact(string kind) => kind is Contact or Data or Deletion;
}
