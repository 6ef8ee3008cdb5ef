namespace Confrere.Protocols.Domain;

/// <summary>One of SPIRIT's three parts: enrolment, interventions, assessments.</summary>
internal sealed record SpiritGroup(string Label, IReadOnlyList<SpiritRow> Rows);
