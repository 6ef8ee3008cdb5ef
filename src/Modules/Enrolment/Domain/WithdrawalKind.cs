namespace Confrere.Enrolment.Domain;

/// <summary>From what a participant withdraws. The codes travel in the event.</summary>
internal static class WithdrawalKind
{
    /// <summary>No more sessions; surveys go on.</summary>
    public const string Coaching = "coaching";

    /// <summary>No more messages and surveys.</summary>
    public const string Contact = "contact";

    /// <summary>Out of the study: nothing more is collected.</summary>
    public const string Data = "data";

    public static readonly IReadOnlyList<string> All = [Coaching, Contact, Data];

    public static bool EndsContact(string kind) => kind is Contact or Data;
}
