namespace Confrere.Enrolment.Domain;

/// <summary>
/// Where an invited physician stands. Invited leads to Eligible or NotEligible; Eligible to Consented or Declined; Declined may still
/// consent. SignedUp is an address that asked for an invitation and has not shown that it is theirs; it counts nowhere and is forgotten.
/// </summary>
internal enum InvitationState { Invited, Eligible, NotEligible, Declined, Consented, SignedUp }
