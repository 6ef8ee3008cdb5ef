namespace Confrere.Coaching.Domain;

/// <summary>Where a coach's record stands with the participant: Open -> Confirmed, Taken (nobody answered in time) or Disputed -> Settled.</summary>
internal enum Attestation { Unrecorded, Open, Confirmed, Taken, Disputed, Settled }
