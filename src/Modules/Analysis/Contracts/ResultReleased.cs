using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Contracts;

/// <summary>The programme's primary result was released. Treatment minus control, in the outcome's unit.</summary>
public sealed record ResultReleased(
    ProgrammeId Programme, string ProgrammeName, string Scale, string OutcomeLabel, string Unit, double Estimate, double StandardError,
    double DegreesOfFreedom, double Lower, double Upper, int Treated, int Controls, string Method, string ResultsHash, Instant At) : IEvent;
