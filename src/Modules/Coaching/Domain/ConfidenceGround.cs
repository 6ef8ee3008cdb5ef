namespace Confrere.Coaching.Domain;

/// <summary>Why confidentiality could not be kept. A code and no content.</summary>
internal enum ConfidenceGround { Law, DangerToSelf, DangerToOthers, Consent }
