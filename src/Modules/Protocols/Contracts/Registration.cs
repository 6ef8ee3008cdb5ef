namespace Confrere.Protocols.Contracts;

/// <summary>Where the trial is registered, so that enrolment before registration can be warned of.</summary>
public sealed record Registration(string Registry, string Number, NodaTime.LocalDate? Date);
