namespace Confrere.Coaching.Domain;

/// <summary>What a participant says is wrong with a record. A code and no content.</summary>
internal enum DisputeCode { WasNotHeld, WasHeld, OtherDay, OtherLength, OtherMode, OtherReason }
