namespace Confrere.Coaching.Domain;

/// <summary>Why a session was cancelled or did not take place. A code and no content; a patient's emergency counts against nobody.</summary>
internal enum ReasonCode { PatientEmergency, Duty, Illness, Leave, Technical, NobodyCame, Other }
