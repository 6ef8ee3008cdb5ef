namespace Confrere.Enrolment.Domain;

/// <summary>Where an invited physician stands. Invited leads to Eligible or NotEligible; Eligible to Consented or Declined; Declined may still consent.</summary>
internal enum InvitationState { Invited, Eligible, NotEligible, Declined, Consented }
