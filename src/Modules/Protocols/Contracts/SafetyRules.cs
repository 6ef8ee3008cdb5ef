namespace Confrere.Protocols.Contracts;

/// <summary>Which answers show confidential help, and the institution's own people whom it names. Nobody is told of such an answer.</summary>
/// <param name="Contacts">May be empty in a document; a real programme is not opened without them.</param>
public sealed record SafetyRules(IReadOnlyList<DistressAnswer> Answers, IReadOnlyList<HelpContact> Contacts)
{
    public const string AtOnce = "at-once";
    public const string WhenSent = "when-sent";
}
