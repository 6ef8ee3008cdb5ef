namespace Confrere.Messages.Contracts;

/// <summary>A kind of message that a person may refuse on their own page. Kinds that are not registered as such always come.</summary>
/// <param name="Label">As the person reads it: "Reminders of a form that is still open".</param>
public sealed record OptionalMessage(string Kind, string Label);
