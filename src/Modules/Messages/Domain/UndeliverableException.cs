namespace Confrere.Messages.Domain;

/// <summary>The server refused this message for good. The reason is a status code only; a server's sentence repeats addresses.</summary>
internal sealed class UndeliverableException(string reason) : Exception(reason);
