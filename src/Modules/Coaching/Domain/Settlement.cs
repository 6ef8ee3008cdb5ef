namespace Confrere.Coaching.Domain;

/// <summary>How a director ended a dispute: the record stands, or what it says was put right.</summary>
internal enum Settlement { Stands, NotHeld, Held }
