using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>The one moment in which both are known: the caller signs the person in and lets the code go.</summary>
internal sealed record SignedConsent(PersonId Person, ParticipantCode Participant);
